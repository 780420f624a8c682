import type { Payload } from '../payload.ts';

/** What the journal leaves out of a record because an earlier one has it. */
export interface Memory {
  /** What each frame holds. */
  readonly data: Map<string, Payload>;
  /** The Resource of each frame's task. */
  readonly resources: Map<string, string>;
  readonly mapNames: Map<string, string>;
  /** The items of each frame's Map. */
  readonly items: Map<string, Payload>;
}

export interface Made {
  readonly type: string;
  readonly name: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

export const made = (
  type: string,
  name: string | undefined,
  details: Made['details'] = {},
): Made => ({
  type,
  name,
  details,
});

export const NOT_TRUNCATED = { truncated: false };

export const output = ({ text }: Payload) => ({ output: text, outputDetails: NOT_TRUNCATED });

export const fault = (record: { error?: string | undefined; cause?: string | undefined }) => ({
  error: record.error,
  cause: record.cause,
});
