import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

export interface OutputLog {
  /** Appends lines, each marked with the function or part they come from. */
  write(source: string, text: string): void;
  stop(): Promise<void>;
}

/** Keeps what functions print in a file; `echo` shows it on the console too. */
export function openOutputLog(path: string, echo: boolean): OutputLog {
  const file = createWriteStream(path, { flags: 'a' });
  return {
    write: (source, text) => {
      const lines = text.replace(/\n$/, '').split('\n');
      const marked = lines.map((line) => `[${source}] ${line}\n`).join('');
      file.write(marked);
      if (echo) process.stderr.write(marked);
    },
    stop: async () => {
      file.end();
      await once(file, 'close');
    },
  };
}
