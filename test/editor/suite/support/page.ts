/**
 * The workbench as its user has it: pixels, a mouse, a keyboard. The suite runs in the extension host, which has
 * none of these; the launcher serves the page (scripts/editor/page-bridge.mjs).
 * Every call waits for its condition and fails with the selector and the time when it does not come.
 */

/** A part of the window, in CSS pixels. */
export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PageRequest {
  readonly action:
    | 'see'
    | 'gone'
    | 'click'
    | 'menu'
    | 'hover'
    | 'texts'
    | 'press'
    | 'outline'
    | 'contrasts'
    | 'screenshot'
    | 'resize'
    | 'close'
    | 'done';
  readonly selector?: string;
  /** Selectors of the frames that the element is in, from the outermost. */
  readonly frames?: readonly string[];
  readonly text?: string;
  readonly keys?: string;
  readonly file?: string;
  readonly clip?: Clip;
  readonly size?: { readonly width: number; readonly height: number };
  readonly failed?: number;
  readonly window?: 'second';
  readonly timeout?: number;
}

/** The window that the functions below act on, while it is not the suite's own. */
let otherWindow: 'second' | undefined;

/** Acts on a second window of the same editor on the same folder, which is opened when it is first acted on. Its extensions are a process of their own. */
export async function inSecondWindow<T>(act: () => Promise<T>): Promise<T> {
  otherWindow = 'second';
  try {
    return await act();
  } finally {
    otherWindow = undefined;
  }
}

async function send(request: PageRequest): Promise<unknown> {
  const url = process.env['NUMA_LENS_EDITOR_PAGE'];
  if (url === undefined) throw new Error('NUMA_LENS_EDITOR_PAGE is not set: use npm run test:editor');
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ ...request, window: otherWindow }),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('ok' in answer))
    throw new Error('the page bridge answered nonsense');
  if (answer.ok !== true)
    throw new Error('message' in answer ? String(answer.message) : 'the page bridge failed');
  return 'value' in answer ? answer.value : undefined;
}

/** Waits until an element is visible and returns its text. */
export async function see(selector: string, text?: string): Promise<string> {
  const value = await send({ action: 'see', selector, ...(text === undefined ? {} : { text }) });
  return typeof value === 'string' ? value : '';
}

/** Whether an element becomes visible within so many milliseconds: for what may be asked for again. */
export async function appears(selector: string, text: string, timeout: number): Promise<boolean> {
  try {
    await send({ action: 'see', selector, text, timeout });
    return true;
  } catch {
    return false;
  }
}

/** Waits until no such element is visible. */
export async function gone(selector: string, text?: string): Promise<void> {
  await send({ action: 'gone', selector, ...(text === undefined ? {} : { text }) });
}

export async function click(selector: string, text?: string): Promise<void> {
  await send({ action: 'click', selector, ...(text === undefined ? {} : { text }) });
}

/** Opens the context menu of an element: a click with the other button. */
export async function contextMenu(selector: string, text?: string): Promise<void> {
  await send({ action: 'menu', selector, ...(text === undefined ? {} : { text }) });
}

export async function hover(selector: string, text?: string): Promise<void> {
  await send({ action: 'hover', selector, ...(text === undefined ? {} : { text }) });
}

/** The texts of all matching elements now, without waiting. */
export async function texts(selector: string): Promise<readonly string[]> {
  const value = await send({ action: 'texts', selector });
  return Array.isArray(value) ? value.map(String) : [];
}

/** What a screen reader is given of an element and all that is in it, as Playwright writes it: `- button "Zoom in"`. */
export async function outline(selector: string): Promise<string> {
  return String(await send({ action: 'outline', selector }));
}

export interface Contrast {
  readonly text: string;
  /** WCAG 2.2: from 1 to 21. */
  readonly ratio: number;
  readonly disabled: boolean;
}

/** How much each text stands out in the elements that match. */
export async function contrasts(selector: string): Promise<readonly Contrast[]> {
  return contrastList(await send({ action: 'contrasts', selector }));
}

function contrastList(value: unknown): readonly Contrast[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: unknown) => {
    const known = typeof one === 'object' && one !== null ? one : {};
    return {
      text: 'text' in known ? String(known.text) : '',
      ratio: 'ratio' in known ? Number(known.ratio) : 0,
      disabled: 'disabled' in known && known.disabled === true,
    };
  });
}

/** What is in a web view: the workbench shows it in a frame in a frame. */
const webView = ['iframe.webview.ready', '#active-frame'];

/** The same as above, in the web view that is shown. */
export const inWebView = {
  async see(selector: string, text?: string): Promise<string> {
    const value = await send({
      action: 'see',
      frames: webView,
      selector,
      ...(text === undefined ? {} : { text }),
    });
    return typeof value === 'string' ? value : '';
  },

  async click(selector: string): Promise<void> {
    await send({ action: 'click', frames: webView, selector });
  },

  async hover(selector: string): Promise<void> {
    await send({ action: 'hover', frames: webView, selector });
  },

  async outline(selector: string): Promise<string> {
    return String(await send({ action: 'outline', frames: webView, selector }));
  },

  async contrasts(selector: string): Promise<readonly Contrast[]> {
    return contrastList(await send({ action: 'contrasts', frames: webView, selector }));
  },

  async texts(selector: string): Promise<readonly string[]> {
    const value = await send({ action: 'texts', frames: webView, selector });
    return Array.isArray(value) ? value.map(String) : [];
  },
} as const;

/** A key or a chord in Playwright's spelling: "Escape", "Control+Shift+M". */
export async function press(keys: string): Promise<void> {
  await send({ action: 'press', keys });
}

/** The whole window as a PNG, or a part of it. */
export async function screenshot(file: string, clip?: Clip): Promise<void> {
  await send({ action: 'screenshot', file, ...(clip === undefined ? {} : { clip }) });
}

/** Makes the embedded editor's window another size. */
export async function resize(width: number, height: number): Promise<void> {
  await send({ action: 'resize', size: { width, height } });
}

/** The second window is gone, and its extensions with it. */
export async function closeSecondWindow(): Promise<void> {
  await inSecondWindow(() => send({ action: 'close' }));
}

/** What a keyboard does: whatever has the focus gets it. */
export async function typeText(text: string): Promise<void> {
  for (const letter of text) await press(letter === ' ' ? 'Space' : letter);
}

/** Tells the launcher that the suite is over. */
export async function done(failed: number): Promise<void> {
  await send({ action: 'done', failed });
}
