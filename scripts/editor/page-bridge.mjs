/**
 * Lets the suite act on the page as a user does: it runs in the extension host, which has an API but no eyes and no
 * mouse. A tiny HTTP service on loopback; its address, with a secret in it, is the only way in.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { contrastsOf } from './contrast.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} PageRequest
 * @property {'see' | 'gone' | 'click' | 'menu' | 'hover' | 'texts' | 'press' | 'outline' | 'contrasts' | 'screenshot' | 'resize' | 'close' | 'done'} action
 * @property {string} [selector] CSS, with Playwright's extensions
 * @property {string[]} [frames] selectors of the frames that it is in, from the outermost
 * @property {string} [text] only elements that contain this
 * @property {string} [keys] for press
 * @property {string} [file] for screenshot
 * @property {{ x: number, y: number, width: number, height: number }} [clip] for screenshot: a part of the window
 * @property {{ width: number, height: number }} [size] for resize, in CSS pixels
 * @property {number} [failed] for done: how many tests failed
 * @property {'second'} [window] the one that is acted on; undefined: the suite's own
 * @property {number} [timeout] milliseconds, 30 000 unless given
 */

/** @param {Page} page @param {PageRequest} request @returns {Promise<unknown>} */
async function act(page, request) {
  const { action, selector = 'body', frames = [], text, keys, file, clip, size, timeout = 30_000 } = request;
  const inside = frames.reduce(
    (/** @type {Page | import('playwright-core').FrameLocator} */ outside, frame) =>
      outside.frameLocator(frame),
    page,
  );
  const found = inside.locator(selector, text === undefined ? {} : { hasText: text }).first();
  switch (action) {
    case 'see':
      await found.waitFor({ state: 'visible', timeout });
      return (await found.textContent()) ?? '';
    case 'gone':
      await found.waitFor({ state: 'hidden', timeout });
      return null;
    case 'click':
      await found.click({ timeout });
      return null;
    case 'menu':
      await found.click({ button: 'right', timeout });
      return null;
    case 'hover':
      await found.hover({ timeout });
      return null;
    case 'texts':
      return inside.locator(selector).allTextContents();
    case 'outline':
      // What the browser tells a screen reader.
      return found.ariaSnapshot({ timeout });
    case 'contrasts':
      return (await inside.locator(selector).evaluateAll(contrastsOf)).flat();
    case 'press':
      await page.keyboard.press(keys ?? '');
      return null;
    case 'screenshot':
      if (file === undefined) throw new Error('screenshot needs a file');
      fs.mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({
        path: file,
        type: 'png',
        animations: 'disabled',
        caret: 'hide',
        ...(clip === undefined ? {} : { clip }),
      });
      return null;
    case 'close':
      // A window that is left ends its extensions; for one that only disappears the editor waits.
      await page.goto('about:blank');
      await page.close();
      return null;
    case 'resize':
      if (size === undefined) throw new Error('resize needs a size');
      await page.setViewportSize(size);
      return null;
    default:
      throw new Error(`the page has no action ${action}`);
  }
}

/**
 * @param {(window: PageRequest['window']) => Promise<Page>} open asked once for each window, when the suite acts on it for the first time: its own exists by then
 * @returns {Promise<{ url: string, done: Promise<number>, close: () => void }>} done: the suite ended, with so many failures
 */
export async function servePage(open) {
  /** @type {Map<PageRequest['window'], Promise<Page>>} */
  const pages = new Map();
  /** @type {(failed: number) => void} */
  let end = () => undefined;
  /** @type {Promise<number>} */
  const done = new Promise((resolve) => (end = resolve));
  const secret = randomBytes(16).toString('hex');
  const server = http.createServer((request, response) => {
    if (request.url !== `/${secret}` || request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      /** @type {PageRequest} */
      const asked = JSON.parse(body);
      if (asked.action === 'done') {
        response.end(JSON.stringify({ ok: true }));
        end(asked.failed ?? 0);
        return;
      }
      const page = pages.get(asked.window) ?? open(asked.window);
      pages.set(asked.window, page);
      page
        .then((opened) => act(opened, asked))
        .then(
          (value) => response.end(JSON.stringify({ ok: true, value })),
          (error) => response.end(JSON.stringify({ ok: false, message: String(error) })),
        );
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the page bridge');
  return {
    url: `http://127.0.0.1:${address.port}/${secret}`,
    done,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
