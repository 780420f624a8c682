import { createHash } from 'node:crypto';
import { digestId } from '../../domain/kernel/digest-id.ts';

/** The id text (without its prefix) of what has this name. */
export function digestIdOf(name: string): string {
  return digestId(createHash('sha256').update(name).digest());
}
