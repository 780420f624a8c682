import type { DatabaseSync } from 'node:sqlite';
import type { StartRow, StatusRow, Write } from './rows.ts';

/** Writes a group in one transaction, which is on the disk when it returns. */
export type CommitGroup = (group: readonly Write[]) => void;

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
      for (const write of group) {
        insertBatch.run(write.execution, write.batch);
        if (write.start !== undefined) start(write.execution, write.start);
        if (write.status !== undefined) status(write.execution, write.status);
      }
      commit?.run();
    } catch (error) {
      rollback?.run();
      throw error;
    }
  };
}
