/** Something that is made when it is first asked for, and disposed if it was. */
export class Late<T extends { dispose(): void }> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  get(): Promise<T> {
    this.#made ??= this.#make();
    return this.#made;
  }

  dispose(): void {
    void this.#made?.then((made) => {
      made.dispose();
    });
  }
}
