/** Every list: `limit` 1 to 100 and an opaque `cursor` in, `{data, nextCursor}` out. */
import { z } from 'zod';
import type { Page, PageRequest } from '../../domain/kernel/page.ts';
import type { Cursors } from './cursor.ts';
import type { HttpAnswer } from './http-message.ts';

/** Digits, as a query string has them. */
const limitSchema = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100));

export const pageQuery = {
  limit: limitSchema.default(50),
  cursor: z.string().min(1).max(2000).optional(),
};

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });
}

interface Listing<Q, T> {
  readonly cursors: Cursors;
  /** Whose list of what: a cursor of one does not open another. */
  readonly of: string;
  readonly query: Q;
  readonly page: (request: PageRequest) => Promise<Page<T>>;
  readonly show: (item: T) => unknown;
}

/** One page. Throws Refusal 400 for a cursor that is not of this list with these filters. */
export async function pageAnswer<
  Q extends { readonly limit: number; readonly cursor?: string | undefined },
  T,
>({ cursors, of, query, page, show }: Listing<Q, T>): Promise<HttpAnswer> {
  const { limit, cursor, ...filters } = query;
  const boundTo = JSON.stringify([of, filters]);
  const after = cursor === undefined ? undefined : await cursors.open(cursor, boundTo);
  const found = await page(after === undefined ? { limit } : { limit, cursor: after });
  const nextCursor =
    found.nextCursor === null ? null : await cursors.seal(found.nextCursor, boundTo);
  return { status: 200, body: { data: await Promise.all(found.data.map(show)), nextCursor } };
}
