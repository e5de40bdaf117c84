/** The page map as its user sees it: a web view of its own. */
import * as vscode from 'vscode';
import { inWebView, press, see } from './page';
import { until } from './wait';

/** Of the first thing that there is a map of. */
export async function openPageMap(): Promise<void> {
  const opened = vscode.commands.executeCommand('numaLens.showPageMap');
  await see('.quick-input-widget .quick-input-title', 'Page Map of What?');
  await press('Enter');
  await opened;
}

/** Waits until the text of an element of the page map is what it should be. */
export function pageSays(selector: string, pattern: RegExp): Promise<string> {
  return until(`${selector} like ${String(pattern)}`, async () => {
    // While one page takes the place of another, its frame is gone for a moment.
    const [text = ''] = await inWebView.texts(selector).catch(() => []);
    return pattern.test(text) ? text : undefined;
  });
}
