import type { DatabaseSync } from 'node:sqlite';
import type { Packed } from './pack.ts';
import type { StartRow, StatusRow } from './rows.ts';

/** Writes a group in one transaction, which is on the disk when it returns. */
export type CommitGroup = (group: Packed) => void;

export function makeWriter(database: DatabaseSync): CommitGroup {
  const insertBatch = database.prepare('INSERT INTO batch (execution, body) VALUES (?, ?)');
  const insertExecution = database.prepare(
    `INSERT INTO execution (number, arn, name, machine, definition, status, startMs, input)
     VALUES (?, ?, ?, ?, ?, 'RUNNING', ?, ?)`,
  );
  const updateExecution = database.prepare(
    `UPDATE execution SET status = ?, stopMs = ?, output = ?, error = ?, cause = ?,
     redriveCount = ?, redriveMs = ? WHERE number = ?`,
  );
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) =>
    database.prepare(sql),
  );

  function start(execution: number, row: StartRow): void {
    const { arn, name, machine, definition, startMs, input } = row;
    insertExecution.run(execution, arn, name, machine, definition, startMs, input);
  }

  function status(execution: number, row: StatusRow): void {
    const { stopMs = null, output = null, error = null, cause = null, redriveMs = null } = row;
    const { redriveCount } = row;
    updateExecution.run(
      row.status,
      stopMs,
      output,
      error,
      cause,
      redriveCount,
      redriveMs,
      execution,
    );
  }

  return (group) => {
    begin?.run();
    try {
      group.executions.forEach((execution, index) => {
        insertBatch.run(execution, group.batches[index] ?? '');
        const [started, changed] = [group.starts.get(index), group.statuses.get(index)];
        if (started !== undefined) start(execution, started);
        if (changed !== undefined) status(execution, changed);
      });
      commit?.run();
    } catch (error) {
      rollback?.run();
      throw error;
    }
  };
}
