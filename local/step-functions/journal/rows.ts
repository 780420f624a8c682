import { z } from 'zod';
import type { ExecutionStatus } from '../execution.ts';

/** The rows of the journal, as read; SQLite's NULL is undefined here. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((value) => value ?? undefined);

export const ExecutionRow = z.object({
  number: z.number(),
  arn: z.string(),
  name: z.string(),
  machine: z.string(),
  definition: z.number(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  startMs: z.number(),
  stopMs: optional(z.number()),
  input: z.string(),
  output: optional(z.string()),
  error: optional(z.string()),
  cause: optional(z.string()),
  redriveCount: z.number(),
  redriveMs: optional(z.number()),
});
export type ExecutionRow = z.output<typeof ExecutionRow>;

export const MachineRow = z.object({
  arn: z.string(),
  name: z.string(),
  createdMs: z.number(),
  updatedMs: z.number(),
  definition: z.number(),
});
export type MachineRow = z.output<typeof MachineRow>;

export const DefinitionRow = z.object({
  id: z.number(),
  machine: z.string(),
  createdMs: z.number(),
  text: z.string(),
});
export type DefinitionRow = z.output<typeof DefinitionRow>;

/**
 * What a turn leaves for the disk: one execution's records, and what they change in its row. The last two are left out
 * rather than undefined: a write is copied to another thread, name by name.
 */
export interface Write {
  readonly execution: number;
  readonly batch: string;
  readonly start?: StartRow;
  readonly status?: StatusRow;
}

export interface StartRow {
  readonly arn: string;
  readonly name: string;
  readonly machine: string;
  readonly definition: number;
  readonly startMs: number;
  readonly input: string;
}

export interface StatusRow {
  readonly status: ExecutionStatus;
  readonly stopMs: number | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly redriveCount: number;
  readonly redriveMs: number | undefined;
}
