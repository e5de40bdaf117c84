/** What was found in a function between two tokens of which blanks were put or taken away since. */
import { shiftOf } from './document-change';
import type { Finding } from './finding';
import { movedResult, siteSpansOf, spansOf, type Moved } from './moved-result';
import { FoundResult, isWithin } from './placed-result';
import type { Respacing } from './respacing';
import type { Span } from './text';

/** The same with the positions behind it moved; undefined if some position or some text of it is about that very place. */
export function respacedResult(found: FoundResult, change: Respacing): FoundResult | undefined {
  const { own, findings, calls, callSites, complete, around } = found;
  const result = { findings, namedCalls: calls, callSites, complete };
  const from = own.start + change.from;
  const to = own.start + change.to;
  const shift = shiftOf({ from, to, delta: change.delta });
  const isAbout = (span: Span): boolean =>
    isWithin(span, own) &&
    ((span.start < to && span.end > from) || (span.start === from && span.end === from));
  for (const span of siteSpansOf(callSites)) if (isAbout(span)) return undefined;
  for (const span of spansOf(result)) if (isAbout(span)) return undefined;
  if (findings.some((one) => quotes(one, change.around))) return undefined;
  const moved: Moved = (span) => (isWithin(span, own) ? (shift(span) ?? span) : span);
  return new FoundResult(movedResult(result, moved), moved(own), around);
}

/** Whether some text of the finding may have been copied from there. */
function quotes({ data, related, fixes }: Finding, text: string): boolean {
  const said = (one: unknown): boolean => {
    if (typeof one === 'string') return one.includes(text);
    return typeof one === 'object' && one !== null && Object.values(one).some(said);
  };
  return (
    said(data) ||
    related.some(({ message }) => said(message)) ||
    fixes.some(({ title, edits }) => said(title) || edits.some((edit) => edit.text.includes(text)))
  );
}
