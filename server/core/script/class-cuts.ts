/**
 * Where a class that is a statement of the top level is cut: behind the line that opens it, between its members, and in front
 * of the line that closes it. Two members are told apart where statements are: in front of a name at the beginning of a line,
 * behind a `;` or a `}`. Anything else than a class, and one that is not written so, is not cut.
 */
export class ClassCuts {
  #state: 'before' | 'head' | 'body' | 'behind' | 'none' = 'before';
  #isDecorated = false;
  /** Type arguments that are open in the head. */
  #angles = 0;
  readonly #cuts: number[] = [];
  /** The line behind the last member, where nothing but comments followed. */
  #line: number | undefined;

  constructor(
    private readonly text: string,
    /** Words that go on with what stands before them. */
    private readonly continuing: ReadonlySet<string>,
  ) {}

  /** The first is the end of the head, the last the beginning of the end; undefined: it is none, or is not over. */
  get cuts(): readonly number[] | undefined {
    return this.#state === 'behind' ? this.#cuts : undefined;
  }

  /** `depth`: how many brackets are open. `isBetween`: a `;` or a `}` stands in front of it. */
  line(at: number, depth: number, isBetween: boolean): void {
    if (this.#state !== 'body' || depth !== 1) return;
    if (isBetween || this.#cuts.length === 0) this.#line ??= at;
  }

  word(start: number, end: number, depth: number): void {
    if (this.#state === 'none' || depth > 1) return;
    if (this.#state === 'body') this.#member(depth, !this.continuing.has(this.text.slice(start, end)));
    else if (this.#state === 'before') {
      const word = this.text.slice(start, end);
      if (word === 'class') this.#state = 'head';
      else if (!this.#isDecorated && !/^(?:abstract|default|export)$/.test(word)) this.#state = 'none';
    } else if (this.#state === 'behind') this.#state = 'none';
  }

  /** The unit that begins any other token, before it opens or closes anything. */
  token(code: number, at: number, depth: number): void {
    if (this.#state === 'none' || depth > 1) return;
    const isSign = (sign: string): boolean => code === sign.charCodeAt(0);
    switch (this.#state) {
      case 'before':
        if (isSign('@')) this.#isDecorated = true;
        else if (!this.#isDecorated) this.#state = 'none';
        break;
      case 'head':
        if (depth > 0) break;
        if (isSign('<')) this.#angles++;
        else if (isSign('>')) this.#angles--;
        else if (isSign(';')) this.#state = 'none';
        else if (isSign('{') && this.#angles <= 0) this.#state = 'body';
        break;
      case 'body':
        if (depth === 1 && isSign('}')) this.#close(at);
        else this.#member(depth, isSign('@') || isSign('#'));
        break;
      case 'behind':
        if (!isSign(';')) this.#state = 'none';
        break;
    }
  }

  /** Something begins in the class; `isNew`: it may begin a member. */
  #member(depth: number, isNew: boolean): void {
    const line = this.#line;
    this.#line = undefined;
    // What stands in the line of the opening brace, or behind a bracket that closed more than its own.
    if (depth === 0 || (this.#cuts.length === 0 && line === undefined)) this.#state = 'none';
    else if (line !== undefined && (isNew || this.#cuts.length === 0)) this.#cuts.push(line);
  }

  #close(at: number): void {
    const start = this.text.lastIndexOf('\n', at) + 1;
    const isAlone = this.text.slice(start, at).trim() === '';
    if (this.#cuts.length === 0 && this.#line !== undefined) this.#cuts.push(this.#line);
    const head = this.#cuts[0];
    this.#state = isAlone && head !== undefined && head <= start ? 'behind' : 'none';
    if (this.#state === 'behind') this.#cuts.push(start);
  }
}
