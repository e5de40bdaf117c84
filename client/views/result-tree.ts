/** The rows of the tree "Results" in the editor: each outcome with the findings and the place that its document has now. */
import * as vscode from 'vscode';
import { isAnchored } from '../annotations/model';
import type { ActionResult } from '../annotations/model';
import { annotationOf } from '../annotations/words';
import { resultRows } from './result-rows';
import type { PlacedResult } from './result-rows';
import type { Row } from './rows';

export function resultTreeRows(results: readonly ActionResult[]): readonly Row[] {
  return resultRows(results.map(placed));
}

function placed(result: ActionResult): PlacedResult {
  const annotation = annotationOf(result);
  if (!isAnchored(result)) return { result, annotation };
  const uri = vscode.Uri.parse(result.anchor.uri);
  const line = result.anchor.range.start.line + 1;
  return {
    result,
    annotation,
    place: `${shortName(uri)}:${line}`,
    linkTo: (to) => uri.with({ fragment: `L${to}` }),
  };
}

/** As people call it: by its path in the workspace, outside of it by its name alone. */
function shortName(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri);
}
