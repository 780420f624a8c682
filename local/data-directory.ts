import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Another runtime has this data directory open: stop it, or choose another with --data. */
class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
}

/** `--fresh` was asked for a directory that no runtime made. */
class NotADataDirectory extends Error {
  override readonly name = 'NotADataDirectory';
}

const LOCK = 'runtime.lock';
const portsSchema = z.record(z.string(), z.number());

/** The one place where a runtime keeps everything. */
export interface DataDirectory {
  path(...parts: string[]): string;
  /** Ports of the last run, so that stored links and queue addresses stay good. */
  ports(): Record<string, number>;
  keepPorts(ports: Record<string, number>): void;
  stop(): void;
}

/** Makes or reopens a data directory and takes it for this process; `fresh` empties it first. */
export function openDataDirectory(directory: string, fresh: boolean): DataDirectory {
  const root = resolve(directory);
  mkdirSync(root, { recursive: true });
  if (fresh) refuseForeign(root);
  const lock = takeLock(root);
  if (fresh) empty(root);
  const portsFile = join(root, 'ports.json');
  return {
    path: (...parts) => join(root, ...parts),
    ports: () =>
      existsSync(portsFile) ? portsSchema.parse(JSON.parse(readFileSync(portsFile, 'utf8'))) : {},
    keepPorts: (ports) => writeFileSync(portsFile, JSON.stringify(ports)),
    stop: () => lock.close(),
  };
}

/** SQLite's lock on a file: the kernel lets go of it when the process ends, however it ends. */
function takeLock(root: string): DatabaseSync {
  const lock = new DatabaseSync(join(root, LOCK));
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new DataDirectoryInUse(`${root} is in use by another runtime; stop it or use --data.`);
  }
}

function refuseForeign(root: string): void {
  const entries = readdirSync(root);
  if (entries.length === 0 || entries.includes(LOCK)) return;
  throw new NotADataDirectory(`${root} holds something else; --fresh will not delete it.`);
}

function empty(root: string): void {
  for (const entry of readdirSync(root)) {
    if (entry.startsWith(LOCK)) continue;
    rmSync(join(root, entry), { recursive: true, force: true });
  }
}
