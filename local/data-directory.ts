import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { commandOf } from './dynamodb/stale-process.ts';

/** Another runtime has this data directory open: stop it, or choose another with --data. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
}

/** `--fresh` was asked for a directory that no runtime made. */
export class NotADataDirectory extends Error {
  override readonly name = 'NotADataDirectory';
}

const MARK = 'runtime.pid';
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
  const mark = join(root, MARK);
  refuseIfInUse(root, mark);
  if (fresh) empty(root, mark);
  mkdirSync(root, { recursive: true });
  writeFileSync(mark, String(process.pid));
  const portsFile = join(root, 'ports.json');
  return {
    path: (...parts) => join(root, ...parts),
    ports: () =>
      existsSync(portsFile) ? portsSchema.parse(JSON.parse(readFileSync(portsFile, 'utf8'))) : {},
    keepPorts: (ports) => writeFileSync(portsFile, JSON.stringify(ports)),
    stop: () => writeFileSync(mark, ''),
  };
}

function refuseIfInUse(root: string, mark: string): void {
  const pid = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0;
  if (pid === process.pid || !/\bnode\b|vitest/.test(commandOf(pid))) return;
  throw new DataDirectoryInUse(`${root} is in use by process ${pid}; stop it or use --data.`);
}

function empty(root: string, mark: string): void {
  if (!existsSync(root)) return;
  if (!existsSync(mark) && readdirSync(root).length > 0) {
    throw new NotADataDirectory(`${root} holds something else; --fresh will not delete it.`);
  }
  rmSync(root, { recursive: true, force: true });
}
