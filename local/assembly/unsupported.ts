/** Something in the templates that the embedded runtime does not run: change the app or the runtime. */
export class UnsupportedByRuntime extends Error {
  override readonly name = 'UnsupportedByRuntime';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The embedded runtime does not support:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.faults = faults;
  }
}
