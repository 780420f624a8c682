import { DatabaseSync } from 'node:sqlite';

/** What pollers and timers remember across restarts, by the id of their resource. */
export interface Checkpoints {
  read(id: string): string | undefined;
  write(id: string, value: string): void;
  stop(): void;
}

export function openCheckpoints(path: string): Checkpoints {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL');
  // A checkpoint lost to a power cut means records delivered twice, which at-least-once allows.
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS checkpoint (id TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const select = database.prepare('SELECT value FROM checkpoint WHERE id = ?');
  const upsert = database.prepare(
    'INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  );
  return {
    read: (id) => {
      const value = select.get(id)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    write: (id, value) => void upsert.run(id, value),
    stop: () => database.close(),
  };
}
