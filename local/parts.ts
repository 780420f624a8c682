/** Something started that must be stopped. */
export interface Part {
  stop(): Promise<void> | void;
}

/** What has been started so far, stopped in the reverse order. */
export class Parts implements Part {
  readonly #started: Part[] = [];

  /** Takes a part as it starts, so that a later failure stops it too. */
  async add<T extends Part>(starting: T | Promise<T>): Promise<T> {
    const part = await starting;
    this.#started.push(part);
    return part;
  }

  async stop(): Promise<void> {
    for (const part of this.#started.splice(0).reverse()) await part.stop();
  }
}
