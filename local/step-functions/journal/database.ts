import { DatabaseSync } from 'node:sqlite';

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

/** A commit is on the disk when it returns: WAL, and FULL, which syncs the log at each commit. */
const DURABLE = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA busy_timeout = 10000;
`;

/** `path` is a file, made if absent, or ':memory:'. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(DURABLE);
  database.exec(SCHEMA);
  return database;
}
