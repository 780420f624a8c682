/** AWS: Step Functions quotas, "Maximum input or output size for a task, state, or execution". */
export const PAYLOAD_LIMIT_BYTES = 262_144;

/**
 * A JSON value with its text. The text is made once and then serves the size check, the journal and the history;
 * the value is shared between states and must never be changed.
 */
export class Payload {
  readonly value: unknown;
  readonly text: string;

  private constructor(value: unknown, text: string) {
    this.value = value;
    this.text = text;
  }

  /** Of a value that is already plain JSON (parsed text, or the result of an expression). */
  static of(value: unknown): Payload {
    return new Payload(value, JSON.stringify(value));
  }

  /** Of JSON text; throws SyntaxError. */
  static parse(text: string): Payload {
    const value: unknown = JSON.parse(text);
    return new Payload(value, text);
  }

  /** Of a value from outside, which is copied as a network would: undefined becomes null, dates become text. */
  static copy(value: unknown): Payload {
    return Payload.parse(JSON.stringify(value ?? null));
  }

  /** A private copy of the value, for code that may change what it is given. */
  clone(): unknown {
    return JSON.parse(this.text);
  }

  get tooLarge(): boolean {
    return isTooLarge(this.text);
  }
}

export function isTooLarge(text: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8: most payloads need no count.
  return text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES;
}
