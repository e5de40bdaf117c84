/**
 * The frame of the page map's web page: empty places that its script fills (client/webview/page-map). It loads its own script and
 * style and nothing else, from nowhere else.
 */

export interface PageSources {
  /** Of the web view: where its own files come from. */
  readonly cspSource: string;
  /** Fresh for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

export function pageMapHtml({ cspSource, nonce, script, style }: PageSources): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Page map</title>
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
<div role="toolbar" aria-label="Page map">
<span class="group">
<button id="zoom-in" title="Show fewer pages (+)">Zoom in</button>
<button id="zoom-out" title="Show more pages (-)">Zoom out</button>
<button id="zoom-whole" title="Show the whole region (0)">Whole region</button>
</span>
<span class="group">
<button id="earlier" title="Towards lower addresses (Page Up)">Lower</button>
<button id="later" title="Towards higher addresses (Page Down)">Higher</button>
</span>
<span class="group">
<button id="refresh" title="Ask the kernel again">Refresh</button>
<label id="live-label" hidden><input type="checkbox" id="live"> Refresh at each stop</label>
</span>
<label id="compare-label" class="group" hidden>Show
<select id="compare">
<option value="both">before and now</option>
<option value="now">now</option>
<option value="before">before</option>
</select></label>
</div>
<p id="scale"></p>
<ul id="totals" aria-label="Pages in view by node"></ul>
<div id="maps" tabindex="0" role="application" aria-label="Cells of the page map" aria-describedby="keys">
<figure id="before" hidden><figcaption id="before-caption"></figcaption><div class="cells"><canvas id="before-cells" aria-hidden="true"></canvas><div id="before-cursor" class="cursor"></div></div></figure>
<figure id="now"><figcaption id="now-caption"></figcaption><div class="cells"><canvas id="now-cells" aria-hidden="true"></canvas><div id="now-cursor" class="cursor"></div></div></figure>
</div>
<p id="cursor-words" aria-live="polite"></p>
<p id="keys">Arrow keys, Home and End move the cell cursor; + and - zoom, 0 shows everything, Page Up and Page Down go along the region; Enter finds the cell in the table, Escape comes back.</p>
<details id="details">
<summary>Runs of pages in view</summary>
<table>
<thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Pages</th><th scope="col">Where</th><th scope="col">What it means</th></tr></thead>
<tbody id="runs"></tbody>
</table>
<p id="runs-note"></p>
</details>
<div id="tooltip" role="tooltip" hidden></div>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
