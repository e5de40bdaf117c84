/** Call sites as the client wants them: LSP ranges, folded values as decimal strings. */
import type { CallSitesResult, WireCallSite } from '../protocol/lens';
import type { CallSiteInfo } from '../core/call-site';
import type { LineIndex } from '../core/text';
import { rangeOf } from './ranges';
import type { DocumentResult } from './results';

export function toCallSites({ version, lines, result }: DocumentResult): CallSitesResult {
  return { version, callSites: result.callSites.map((site) => toWire(site, lines)) };
}

export function toWire(site: CallSiteInfo, lines: LineIndex): WireCallSite {
  return {
    call: site.call,
    form: site.form,
    range: rangeOf(lines, site.span),
    statement: rangeOf(lines, site.statement),
    functionName: site.functionName,
    functionRange: rangeOf(lines, site.function),
    arguments: site.arguments.map(({ role, span, text, expanded, folded }) => ({
      role,
      range: rangeOf(lines, span),
      text,
      expanded,
      ...(folded === undefined ? {} : { folded: folded === null ? 'null' : folded.toString() }),
    })),
    sound: site.sound,
  };
}
