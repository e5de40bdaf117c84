/// <reference lib="dom" />
/** How much the texts of a page stand out: runs in the browser, so everything that it needs is inside of it. */

/**
 * The contrast (WCAG 2.2, 1 to 21) of each text that is shown in the elements, against the nearest ground that is painted.
 * @param {readonly Element[]} elements
 * @returns {{ text: string, ratio: number, disabled: boolean }[]}
 */
export function contrastsOf(elements) {
  /** @param {string} colour as computed: rgb(…) or rgba(…) */
  const parse = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  /** @param {readonly number[]} rgb */
  const luminance = (rgb) => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** @param {Element} element @returns {readonly number[]} */
  const ground = (element) => {
    /** @type {Element | null} */
    let at = element;
    for (; at !== null; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    // Nothing is painted below a web page but what the editor gives it as a variable.
    const told = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background');
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = told;
    const { rgb } = parse(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return rgb;
  };
  /** @param {Element} element @returns {number} */
  const opacity = (element) =>
    Number(getComputedStyle(element).opacity) *
    (element.parentElement === null ? 1 : opacity(element.parentElement));
  return elements
    .flatMap((element) => [element, ...Array.from(element.querySelectorAll('*'))])
    .filter((element) => element.checkVisibility())
    .flatMap((element) => {
      const text = Array.from(element.childNodes)
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent?.trim() ?? '')
        .join('');
      if (text === '') return [];
      const back = ground(element);
      const { rgb, alpha } = parse(getComputedStyle(element).color);
      const share = alpha * opacity(element);
      const seen = rgb.map((value, at) => value * share + (back[at] ?? 0) * (1 - share));
      const [light = 0, dark = 0] = [luminance(seen), luminance(back)].sort((a, b) => b - a);
      const ratio = Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
      return [{ text, ratio, disabled: element.matches(':disabled, :disabled *') }];
    });
}
