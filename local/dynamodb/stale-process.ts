import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * Ends the process a previous run recorded in `pidFile`, if it still lives and its command line
 * names `mark` (a path of ours), so that a recycled process id is never hit.
 */
export function endStaleProcess(pidFile: string, mark: string): void {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (commandOf(pid).includes(mark)) process.kill(pid, 'SIGKILL');
  rmSync(pidFile, { force: true });
}

/** Command line of a process, or '' when there is none. */
export function commandOf(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 1) return '';
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
