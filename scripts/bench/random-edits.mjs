/**
 * A long day of editing, the same for the same seed: mostly bursts of typing that are taken back at once; now and then
 * lines that go, are copied elsewhere or are put in, which stay for a while and are then taken back, the last one first.
 * So the text wanders off, also to where it is no program at all, and comes back.
 */
import { macroValue, openedComment, openedIf, typing } from './typing.mjs';

/** @typedef {import('./language-server.mjs').Edit} Edit */

/** Lasting edits at most at a time; then they are taken back, one after the other. */
const mostLasting = 60;

/** @param {number} from @param {number} to @param {string} text @returns {Edit} whole lines */
const replaced = (from, to, text) => ({
  range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
  text,
});

export class RandomEdits {
  /** The text as the edits that were given left it. @type {string[]} */
  lines;
  #next;
  #bursts;
  /** The edits that take back what lasts, the newest last. @type {Edit[]} */
  #back = [];
  #unwinding = false;

  /** @param {string} text @param {string} language as the protocol names it @param {() => number} next */
  constructor(text, language, next) {
    this.lines = text.split('\n');
    this.#next = next;
    const isC = language === 'c' || language === 'cpp';
    this.#bursts = [
      ...[typing, typing, typing, openedComment],
      ...(isC ? [openedIf, macroValue('BATCH')] : []),
    ];
  }

  get text() {
    return this.lines.join('\n');
  }

  /** A few edits in order, each for the text that those before it leave. @returns {Generator<Edit, void, void>} */
  *some() {
    if (this.#back.length > mostLasting) this.#unwinding = true;
    if (this.#back.length === 0) this.#unwinding = false;
    if (this.#next() < 0.7 || this.lines.length < 1000) {
      yield* this.#burst();
      return;
    }
    const undo = this.#unwinding ? this.#back.pop() : undefined;
    const edit = undo ?? this.#lasting();
    const inverse = this.#apply(edit);
    if (undo === undefined) this.#back.push(inverse);
    yield edit;
  }

  /** @returns {Generator<Edit, void, void>} */
  *#burst() {
    const burst = this.#bursts[this.#upTo(this.#bursts.length)] ?? typing;
    try {
      for (const { edit } of burst(this.lines, this.#next)) {
        this.#apply(edit);
        yield edit;
      }
    } catch (error) {
      // What this kind of burst needs is not in the text just now: another one comes.
      if (!(error instanceof Error) || !error.message.startsWith('the file ')) throw error;
    }
  }

  /** @param {number} count */
  #upTo(count) {
    return Math.floor(this.#next() * count);
  }

  /** What stays, until it is taken back. @returns {Edit} */
  #lasting() {
    const { lines } = this;
    const at = this.#upTo(lines.length - 40);
    const some = 1 + this.#upTo(this.#next() < 0.8 ? 3 : 30);
    switch (this.#upTo(4)) {
      case 0:
        return replaced(at, at + some, '');
      case 1: {
        const from = this.#upTo(lines.length - 40);
        const copied = lines.slice(from, from + some).map((one) => `${one}\n`);
        return replaced(at, at, copied.join(''));
      }
      case 2: {
        const openers = ['{\n', '}\n', '/*\n', '*/\n', '"\n', '(\n', '\n', '// note\n'];
        return replaced(at, at, openers[this.#upTo(openers.length)] ?? '');
      }
      default: {
        const words = ['x', '0', 'move_pages', 'if', 'static'];
        const line = `${lines[at]} `.replace(/\w+/, words[this.#upTo(words.length)] ?? '');
        return replaced(at, at + 1, `${line}\n`);
      }
    }
  }

  /** @param {Edit} edit @returns {Edit} the one that takes it back */
  #apply({ range: { start, end }, text }) {
    const old = this.lines.slice(start.line, end.line + 1);
    const head = (old[0] ?? '').slice(0, start.character);
    const tail = (old.at(-1) ?? '').slice(end.character);
    const rows = text.split('\n');
    const last = rows.at(-1) ?? '';
    const removed = [...old.slice(0, -1), (old.at(-1) ?? '').slice(0, end.character)]
      .join('\n')
      .slice(start.character);
    this.lines.splice(start.line, old.length, ...`${head}${text}${tail}`.split('\n'));
    const until = {
      line: start.line + rows.length - 1,
      character: rows.length === 1 ? start.character + last.length : last.length,
    };
    return { range: { start, end: until }, text: removed };
  }
}
