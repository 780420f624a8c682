/**
 * What the sandbox must not forget: plots, and what is still to be said. One SQLite file; a request's effect and its
 * answers are written in one transaction before the request is answered, so a crash of the process loses none of them.
 */
import { partnerSourceSchema, type PartnerSource } from '../../domain/partner/partner.ts';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Saying, type Told } from './saying.ts';

const pendingSchema = z.object({
  event_id: z.string(),
  shipment_id: z.string(),
  source: partnerSourceSchema,
  body: z.string(),
  attempts: z.int(),
  copies: z.int(),
  due_at: z.int(),
});
export type Pending = z.infer<typeof pendingSchema>;

export interface SandboxStore {
  setting(name: string, first: () => string): string;
  keepSetting(name: string, value: string): void;
  /** What is known of a subject, as it was kept. */
  plot(subject: string): unknown;
  /** The subject that goes by this name too. */
  named(name: string): string | undefined;
  /** One transaction. A saying whose event is known is not said again. */
  keep(subject: string, told: Omit<Told, 'says'>, says: readonly Scheduled[]): void;
  /** The earliest unsaid saying of every subject, soonest first. */
  heads(): Pending[];
  /** When the last saying about a subject is due, in epoch milliseconds; 0 when none is. */
  lastDue(subject: string): number;
  /** Told, or given up. */
  isSaid(eventId: string): boolean;
  said(eventId: string, copiesLeft: number): void;
  retryAt(eventId: string, attempts: number, dueAt: number): void;
  giveUp(eventId: string): void;
  /** The partner forgets what it would have said. */
  unsay(subject: string, source: PartnerSource): void;
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
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS plots (shipment_id TEXT PRIMARY KEY, plot TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, subject TEXT NOT NULL) STRICT;
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
  const write = writer(db);
  return {
    setting(name, first) {
      db.prepare('INSERT OR IGNORE INTO settings VALUES (?, ?)').run(name, first());
      return text('SELECT value FROM settings WHERE name = ?', name) ?? '';
    },
    keepSetting: (name, value) => {
      db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value);
    },
    plot(subject): unknown {
      const found = text('SELECT plot FROM plots WHERE shipment_id = ?', subject);
      const plot: unknown = found === undefined ? undefined : JSON.parse(found);
      return plot;
    },
    named: (name) => text('SELECT subject FROM names WHERE name = ?', name),
    keep(subject, told, says) {
      db.exec('BEGIN IMMEDIATE');
      try {
        write(subject, told, says);
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
    lastDue(subject) {
      const [due] = Object.values(
        db
          .prepare(`SELECT max(due_at) FROM sayings WHERE shipment_id = ? AND state = 'pending'`)
          .get(subject) ?? {},
      );
      return typeof due === 'number' ? due : 0;
    },
    isSaid: (event) => {
      const state = text('SELECT state FROM sayings WHERE event_id = ?', event);
      return state === 'said' || state === 'given-up';
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
    unsay: (subject, source) => {
      db.prepare(
        `UPDATE sayings SET state = 'unsaid' WHERE shipment_id = ? AND source = ? AND state = 'pending'`,
      ).run(subject, source);
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
}

function writer(db: DatabaseSync) {
  const keepPlot = db.prepare('INSERT OR REPLACE INTO plots VALUES (?, ?)');
  const keepName = db.prepare('INSERT OR REPLACE INTO names VALUES (?, ?)');
  const takeBack = db.prepare(
    `UPDATE sayings SET state = 'unsaid' WHERE event_id = ? AND state = 'pending'`,
  );
  const add = db.prepare(
    'INSERT OR IGNORE INTO sayings (event_id, shipment_id, source, body, due_at, copies) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (subject: string, told: Omit<Told, 'says'>, says: readonly Scheduled[]): void => {
    keepPlot.run(subject, JSON.stringify(told.plot));
    for (const name of told.names ?? []) keepName.run(name, subject);
    for (const event of told.unsay ?? []) takeBack.run(event);
    for (const { saying, dueAt, copies } of says) {
      const { eventId, source, body } = saying;
      add.run(eventId, subject, source, JSON.stringify(body), dueAt, copies);
    }
  };
}
