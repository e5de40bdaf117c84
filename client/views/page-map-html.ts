/**
 * The frame of the page map's web page: empty places that its script fills (client/webview/page-map). It loads its own script and
 * style and nothing else, from nowhere else.
 */
import { say, spokenLanguage } from '../../server/languages/say';

export interface PageSources {
  /** Of the web view: where its own files come from. */
  readonly cspSource: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Of the language's texts, which are there before the page's script; absent for English. */
  readonly texts?: string;
}

/** Translations are nobody's input, but what stands in HTML is written as HTML. */
function text(words: string): string {
  return words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function pageMapHtml({ cspSource, nonce, script, style, texts }: PageSources): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${text(say('Page map'))}</title>
</head>
<body>
<main id="map" aria-busy="true">
<header>
<h1 id="title"></h1>
<p id="subtitle"></p>
</header>
<p id="failure" role="alert" hidden></p>
<p id="aged" role="status" hidden></p>
<p id="note" role="status" hidden></p>
<div role="toolbar" aria-label="${text(say('Page map'))}">
<span class="group">
<button id="zoom-in" title="${text(say('Show fewer pages (+)'))}">${text(say('Zoom in'))}</button>
<button id="zoom-out" title="${text(say('Show more pages (-)'))}">${text(say('Zoom out'))}</button>
<button id="zoom-whole" title="${text(say('Show the whole region (0)'))}">${text(say('Whole region'))}</button>
</span>
<span class="group">
<button id="earlier" title="${text(say('Towards lower addresses (Page Up)'))}">${text(say('Lower'))}</button>
<button id="later" title="${text(say('Towards higher addresses (Page Down)'))}">${text(say('Higher'))}</button>
</span>
<span class="group">
<button id="refresh" title="${text(say('Ask the kernel again'))}">${text(say('Refresh'))}</button>
<label id="live-label" hidden><input type="checkbox" id="live"> ${text(say('Refresh at each stop'))}</label>
</span>
<label id="compare-label" class="group" hidden>${text(say('Show'))}
<select id="compare">
<option value="both">${text(say('before and now'))}</option>
<option value="now">${text(say('now'))}</option>
<option value="before">${text(say('before the move'))}</option>
</select></label>
</div>
<p id="scale"></p>
<ul id="totals" aria-label="${text(say('Pages in view by node'))}"></ul>
<div id="maps" tabindex="0" role="application" aria-label="${text(say('Cells of the page map'))}" aria-describedby="keys">
<figure id="before" hidden><figcaption id="before-caption"></figcaption><div class="cells"><canvas id="before-cells" aria-hidden="true"></canvas><div id="before-cursor" class="cursor"></div></div></figure>
<figure id="now"><figcaption id="now-caption"></figcaption><div class="cells"><canvas id="now-cells" aria-hidden="true"></canvas><div id="now-cursor" class="cursor"></div></div></figure>
</div>
<p id="cursor-words" aria-live="polite"></p>
<p id="keys">${text(say('Arrow keys, Home and End move the cell cursor; + and - zoom, 0 shows everything, Page Up and Page Down go along the region; Enter finds the cell in the table, Escape comes back.'))}</p>
<details id="details">
<summary>${text(say('Runs of pages in view'))}</summary>
<table>
<thead><tr><th scope="col">${text(say('From'))}</th><th scope="col">${text(say('To'))}</th><th scope="col">${text(say('Pages'))}</th><th scope="col">${text(say('Where'))}</th><th scope="col">${text(say('What it means'))}</th></tr></thead>
<tbody id="runs"></tbody>
</table>
<p id="runs-note"></p>
</details>
<div id="tooltip" role="tooltip" hidden></div>
</main>
${texts === undefined ? '' : `<script nonce="${nonce}" src="${texts}"></script>\n`}<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
