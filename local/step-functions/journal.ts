import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { ExecutionStatus } from './execution.ts';
import { openDatabase } from './journal/database.ts';
import { GroupCommit, otherThread, sameThread } from './journal/group-commit.ts';
import { DefinitionRow, ExecutionRow, MachineRow } from './journal/rows.ts';
import type { Write } from './journal/rows.ts';
import { makeWriter } from './journal/writer.ts';

export type { DefinitionRow, ExecutionRow, MachineRow, StartRow, Write } from './journal/rows.ts';

/**
 * What survives a crash: machines with every revision of their definition, executions, and their records in batches.
 * Reads see what is committed; `flushed` first waits for what is not.
 */
export interface Journal {
  /** Resolves when the write is on disk. */
  append(write: Write): Promise<void>;
  /** Resolves when everything appended so far is on disk. */
  flushed(): Promise<void>;
  /** The batches of an execution, oldest first. */
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
  close(): Promise<void>;
}

/** `path` is a file, made if absent, or ':memory:'. */
export function openJournal(path: string): Journal {
  const database = openDatabase(path);
  const disk = path === ':memory:' ? sameThread(makeWriter(database)) : otherThread(path);
  return new SqliteJournal(database, new GroupCommit(disk));
}

const Body = z.object({ body: z.string() });

class SqliteJournal implements Journal {
  readonly #database: DatabaseSync;
  readonly #commits: GroupCommit;
  readonly #byArn: StatementSync;
  #lastNumber: number;

  constructor(database: DatabaseSync, commits: GroupCommit) {
    this.#database = database;
    this.#commits = commits;
    this.#byArn = database.prepare('SELECT * FROM execution WHERE arn = ?');
    const last = database.prepare('SELECT max(number) AS number FROM execution').get();
    this.#lastNumber = typeof last?.['number'] === 'number' ? last['number'] : 0;
  }

  append(write: Write): Promise<void> {
    return this.#commits.append(write);
  }

  flushed(): Promise<void> {
    return this.#commits.flushed();
  }

  batches(execution: number): string[] {
    const sql = 'SELECT body FROM batch WHERE execution = ? ORDER BY seq';
    return this.#all(Body, sql, execution).map(({ body }) => body);
  }

  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  execution(arn: string): ExecutionRow | undefined {
    const row = this.#byArn.get(arn);
    return row === undefined ? undefined : ExecutionRow.parse(row);
  }

  executionByNumber(number: number): ExecutionRow | undefined {
    return this.#all(ExecutionRow, 'SELECT * FROM execution WHERE number = ?', number)[0];
  }

  running(): ExecutionRow[] {
    const sql = "SELECT * FROM execution WHERE status = 'RUNNING' ORDER BY number";
    return this.#all(ExecutionRow, sql);
  }

  list(
    machineArn: string,
    status: ExecutionStatus | undefined,
    limit: number,
    offset: number,
  ): ExecutionRow[] {
    const sql = `SELECT * FROM execution WHERE machine = ? AND (? IS NULL OR status = ?)
      ORDER BY startMs DESC, number DESC LIMIT ? OFFSET ?`;
    const wanted = status ?? null;
    return this.#all(ExecutionRow, sql, machineArn, wanted, wanted, limit, offset);
  }

  putMachine(machine: Omit<MachineRow, 'definition'>, definition: string): MachineRow {
    const { arn, name, createdMs, updatedMs } = machine;
    this.#database.exec('BEGIN IMMEDIATE');
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO definition (machine, createdMs, text) VALUES (?, ?, ?)')
      .run(arn, updatedMs, definition);
    this.#database
      .prepare('INSERT OR REPLACE INTO machine VALUES (?, ?, ?, ?, ?)')
      .run(arn, name, createdMs, updatedMs, lastInsertRowid);
    this.#database.exec('COMMIT');
    return { ...machine, definition: Number(lastInsertRowid) };
  }

  machines(): MachineRow[] {
    return this.#all(MachineRow, 'SELECT * FROM machine ORDER BY name');
  }

  definition(id: number): DefinitionRow {
    return DefinitionRow.parse(
      this.#database.prepare('SELECT * FROM definition WHERE id = ?').get(id),
    );
  }

  async close(): Promise<void> {
    await this.#commits.close();
    this.#database.close();
  }

  #all<S extends z.ZodType>(
    schema: S,
    sql: string,
    ...parameters: readonly (string | number | null)[]
  ): z.output<S>[] {
    const rows = this.#database.prepare(sql).all(...parameters);
    return rows.map((row) => schema.parse(row));
  }
}
