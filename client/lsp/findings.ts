/** The language server's findings, as the editor holds them. */
import * as vscode from 'vscode';

/** What the server names itself in a diagnostic. */
const source = 'numa-lens';

export interface ShownFinding {
  readonly rule: string;
  readonly range: vscode.Range;
  /** From 1. */
  readonly line: number;
}

export function findingsIn(uri: vscode.Uri, within?: vscode.Range): readonly ShownFinding[] {
  return vscode.languages.getDiagnostics(uri).flatMap((diagnostic): ShownFinding[] => {
    const { code, range } = diagnostic;
    const rule = typeof code === 'object' ? code.value : code;
    if (diagnostic.source !== source || typeof rule !== 'string') return [];
    if (within !== undefined && !within.contains(range)) return [];
    return [{ rule, range, line: range.start.line + 1 }];
  });
}
