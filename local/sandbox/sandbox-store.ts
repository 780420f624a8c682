/**
 * What the sandbox must not forget: plots, and what is still to be said. One SQLite file; a request's effect and its
 * answers are written in one transaction before the request is answered, so a crash loses none of them.
 */
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { plotSchema, type Plot, type Saying, type Source } from './plot.ts';

const pendingSchema = z.object({
  event_id: z.string(),
  shipment_id: z.string(),
  source: z.enum(['dcsa', 'customs', 'warehouse']),
  body: z.string(),
  attempts: z.int(),
  copies: z.int(),
  due_at: z.int(),
});
export type Pending = z.infer<typeof pendingSchema>;

export interface SandboxStore {
  setting(name: string, first: () => string): string;
  keepSetting(name: string, value: string): void;
  plot(shipmentId: string): Plot | undefined;
  /** One transaction. A saying whose event is known is not said again. */
  keep(plot: Plot, says: readonly Scheduled[]): void;
  /** The earliest unsaid saying of every shipment, soonest first. */
  heads(): Pending[];
  /** When the last saying of a shipment is due, in epoch milliseconds; 0 when none is. */
  lastDue(shipmentId: string): number;
  said(eventId: string, copiesLeft: number): void;
  retryAt(eventId: string, attempts: number, dueAt: number): void;
  giveUp(eventId: string): void;
  /** The carrier forgets what it would have said. */
  unsay(shipmentId: string, source: Source): void;
  counts(): Record<string, number>;
  close(): void;
}

export interface Scheduled {
  readonly saying: Saying;
  readonly dueAt: number;
  readonly copies: number;
}

const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS plots (shipment_id TEXT PRIMARY KEY, plot TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sayings (
    seq INTEGER PRIMARY KEY, event_id TEXT NOT NULL UNIQUE, shipment_id TEXT NOT NULL, source TEXT NOT NULL,
    body TEXT NOT NULL, due_at INTEGER NOT NULL, copies INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending'
  ) STRICT;
  CREATE INDEX IF NOT EXISTS unsaid ON sayings (shipment_id, seq) WHERE state = 'pending';`;

export function openSandboxStore(file: string): SandboxStore {
  const db = new DatabaseSync(file);
  db.exec(TABLES);
  const text = (sql: string, ...parameters: string[]) => {
    const [first] = Object.values(db.prepare(sql).get(...parameters) ?? {});
    return typeof first === 'string' ? first : undefined;
  };
  const set = (event: string, state: string) =>
    db.prepare('UPDATE sayings SET state = ? WHERE event_id = ?').run(state, event);
  const store: SandboxStore = {
    setting(name, first) {
      db.prepare('INSERT OR IGNORE INTO settings VALUES (?, ?)').run(name, first());
      return text('SELECT value FROM settings WHERE name = ?', name) ?? '';
    },
    keepSetting: (name, value) => {
      db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value);
    },
    plot(shipmentId) {
      const found = text('SELECT plot FROM plots WHERE shipment_id = ?', shipmentId);
      return found === undefined ? undefined : plotSchema.parse(JSON.parse(found));
    },
    keep(plot, says) {
      db.exec('BEGIN IMMEDIATE');
      try {
        db.prepare('INSERT OR REPLACE INTO plots VALUES (?, ?)').run(
          plot.shipmentId,
          JSON.stringify(plot),
        );
        const add = db.prepare(
          'INSERT OR IGNORE INTO sayings (event_id, shipment_id, source, body, due_at, copies) VALUES (?, ?, ?, ?, ?, ?)',
        );
        for (const { saying, dueAt, copies } of says) {
          add.run(
            saying.eventId,
            plot.shipmentId,
            saying.source,
            JSON.stringify(saying.body),
            dueAt,
            copies,
          );
        }
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    heads: () =>
      z.array(pendingSchema).parse(
        db
          .prepare(
            `SELECT * FROM sayings WHERE seq IN
              (SELECT min(seq) FROM sayings WHERE state = 'pending' GROUP BY shipment_id) ORDER BY due_at`,
          )
          .all(),
      ),
    lastDue(shipmentId) {
      const [due] = Object.values(
        db
          .prepare(`SELECT max(due_at) FROM sayings WHERE shipment_id = ? AND state = 'pending'`)
          .get(shipmentId) ?? {},
      );
      return typeof due === 'number' ? due : 0;
    },
    said(event, copiesLeft) {
      if (copiesLeft === 0) set(event, 'said');
      else db.prepare('UPDATE sayings SET copies = ? WHERE event_id = ?').run(copiesLeft, event);
    },
    retryAt: (event, attempts, dueAt) => {
      db.prepare('UPDATE sayings SET attempts = ?, due_at = ? WHERE event_id = ?').run(
        attempts,
        dueAt,
        event,
      );
    },
    giveUp: (event) => void set(event, 'given-up'),
    unsay: (shipmentId, source) => {
      db.prepare(
        `UPDATE sayings SET state = 'unsaid' WHERE shipment_id = ? AND source = ? AND state = 'pending'`,
      ).run(shipmentId, source);
    },
    counts: () =>
      Object.fromEntries(
        z
          .array(z.object({ state: z.string(), n: z.int() }))
          .parse(db.prepare('SELECT state, count(*) AS n FROM sayings GROUP BY state').all())
          .map(({ state, n }) => [state, n]),
      ),
    close: () => db.close(),
  };
  return store;
}
