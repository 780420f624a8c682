import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { ExecutionStatus } from './execution.ts';

/**
 * What survives a crash: machines with every revision of their definition, executions, and their records in batches.
 * Appends are grouped: all that arrive in one turn of the event loop are committed, and synced to disk, together.
 */
export interface Journal {
  /** Resolves when the batch is on disk, together with the changes to its execution's row. */
  append(execution: number, batch: string, changes?: readonly RowChange[]): Promise<void>;
  /** Resolves when everything appended so far is on disk. */
  flushed(): Promise<void>;
  batches(execution: number): string[];
  nextNumber(): number;
  execution(arn: string): ExecutionRow | undefined;
  executionByNumber(number: number): ExecutionRow | undefined;
  running(): ExecutionRow[];
  /** Latest start first. */
  list(
    machineArn: string,
    status: ExecutionStatus | undefined,
    limit: number,
    offset: number,
  ): ExecutionRow[];
  putMachine(machine: Omit<MachineRow, 'definition'>, definition: string): MachineRow;
  machines(): MachineRow[];
  definition(id: number): DefinitionRow;
  close(): void;
}

export type RowChange =
  | { readonly kind: 'start'; readonly row: StartRow }
  | { readonly kind: 'status'; readonly row: StatusRow };

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

const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((value) => value ?? undefined);

const ExecutionRow = z.object({
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

const MachineRow = z.object({
  arn: z.string(),
  name: z.string(),
  createdMs: z.number(),
  updatedMs: z.number(),
  definition: z.number(),
});
export type MachineRow = z.output<typeof MachineRow>;

const DefinitionRow = z.object({
  id: z.number(),
  machine: z.string(),
  createdMs: z.number(),
  text: z.string(),
});
export type DefinitionRow = z.output<typeof DefinitionRow>;

/** Records are appended in the order of time, so that a commit touches few pages however many executions it holds. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS definition (
    id INTEGER PRIMARY KEY, machine TEXT NOT NULL, createdMs INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS machine (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL, createdMs INTEGER NOT NULL, updatedMs INTEGER NOT NULL,
    definition INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS execution (
    number INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, machine TEXT NOT NULL,
    definition INTEGER NOT NULL, status TEXT NOT NULL, startMs INTEGER NOT NULL, stopMs INTEGER,
    input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
    redriveCount INTEGER NOT NULL DEFAULT 0, redriveMs INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS execution_by_machine ON execution (machine, startMs);
  CREATE INDEX IF NOT EXISTS execution_running ON execution (number) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS batch (
    seq INTEGER PRIMARY KEY, execution INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS batch_by_execution ON batch (execution);
`;

interface Pending {
  readonly execution: number;
  readonly batch: string;
  readonly changes: readonly RowChange[];
}

/** `path` is a file, made if absent, or ':memory:'. */
export function openJournal(path: string): Journal {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000');
  db.exec(SCHEMA);
  return new SqliteJournal(db);
}

class SqliteJournal implements Journal {
  readonly #db: DatabaseSync;
  readonly #insertBatch: StatementSync;
  readonly #insertExecution: StatementSync;
  readonly #updateExecution: StatementSync;
  readonly #selectExecution: StatementSync;
  #pending: Pending[] = [];
  #flush: Promise<void> | undefined;
  #lastNumber: number;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insertBatch = db.prepare('INSERT INTO batch (execution, body) VALUES (?, ?)');
    this.#insertExecution = db.prepare(
      `INSERT INTO execution (number, arn, name, machine, definition, status, startMs, input)
       VALUES (?, ?, ?, ?, ?, 'RUNNING', ?, ?)`,
    );
    this.#updateExecution = db.prepare(
      `UPDATE execution SET status = ?, stopMs = ?, output = ?, error = ?, cause = ?,
       redriveCount = ?, redriveMs = ? WHERE number = ?`,
    );
    this.#selectExecution = db.prepare('SELECT * FROM execution WHERE arn = ?');
    const last = db.prepare('SELECT max(number) AS number FROM execution').get();
    this.#lastNumber = typeof last?.['number'] === 'number' ? last['number'] : 0;
  }

  append(execution: number, batch: string, changes: readonly RowChange[] = []): Promise<void> {
    this.#pending.push({ execution, batch, changes });
    this.#flush ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#flush = undefined;
        try {
          this.#commit();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    return this.#flush;
  }

  flushed(): Promise<void> {
    return this.#flush ?? Promise.resolve();
  }

  #commit(): void {
    const pending = this.#pending;
    this.#pending = [];
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      for (const each of pending) this.#write(each);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #write({ execution, batch, changes }: Pending): void {
    this.#insertBatch.run(execution, batch);
    for (const change of changes) {
      if (change.kind === 'start') this.#writeStart(execution, change.row);
      else this.#writeStatus(execution, change.row);
    }
  }

  #writeStart(execution: number, row: StartRow): void {
    const { arn, name, machine, definition, startMs, input } = row;
    this.#insertExecution.run(execution, arn, name, machine, definition, startMs, input);
  }

  #writeStatus(execution: number, row: StatusRow): void {
    this.#updateExecution.run(
      row.status,
      row.stopMs ?? null,
      row.output ?? null,
      row.error ?? null,
      row.cause ?? null,
      row.redriveCount,
      row.redriveMs ?? null,
      execution,
    );
  }

  batches(execution: number): string[] {
    const rows = this.#db
      .prepare('SELECT body FROM batch WHERE execution = ? ORDER BY seq')
      .all(execution);
    return rows.map(({ body }) => z.string().parse(body));
  }

  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  execution(arn: string): ExecutionRow | undefined {
    return ExecutionRow.optional().parse(this.#selectExecution.get(arn));
  }

  executionByNumber(number: number): ExecutionRow | undefined {
    const row = this.#db.prepare('SELECT * FROM execution WHERE number = ?').get(number);
    return ExecutionRow.optional().parse(row);
  }

  running(): ExecutionRow[] {
    const rows = this.#db
      .prepare("SELECT * FROM execution WHERE status = 'RUNNING' ORDER BY number")
      .all();
    return z.array(ExecutionRow).parse(rows);
  }

  list(
    machineArn: string,
    status: ExecutionStatus | undefined,
    limit: number,
    offset: number,
  ): ExecutionRow[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM execution WHERE machine = ? AND (? IS NULL OR status = ?)
         ORDER BY startMs DESC, number DESC LIMIT ? OFFSET ?`,
      )
      .all(machineArn, status ?? null, status ?? null, limit, offset);
    return z.array(ExecutionRow).parse(rows);
  }

  putMachine(machine: Omit<MachineRow, 'definition'>, definition: string): MachineRow {
    const { arn, name, createdMs, updatedMs } = machine;
    this.#db.exec('BEGIN IMMEDIATE');
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO definition (machine, createdMs, text) VALUES (?, ?, ?)')
      .run(arn, updatedMs, definition);
    this.#db
      .prepare('INSERT OR REPLACE INTO machine VALUES (?, ?, ?, ?, ?)')
      .run(arn, name, createdMs, updatedMs, lastInsertRowid);
    this.#db.exec('COMMIT');
    return { ...machine, definition: Number(lastInsertRowid) };
  }

  machines(): MachineRow[] {
    return z.array(MachineRow).parse(this.#db.prepare('SELECT * FROM machine ORDER BY name').all());
  }

  definition(id: number): DefinitionRow {
    return DefinitionRow.parse(this.#db.prepare('SELECT * FROM definition WHERE id = ?').get(id));
  }

  close(): void {
    if (this.#pending.length > 0) this.#commit();
    this.#db.close();
  }
}
