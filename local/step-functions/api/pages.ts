import { ApiError } from '../api-error.ts';

interface PageRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** AWS: 100 results when none or 0 is asked for. The token is the offset of the next page. */
export function pageOf({ maxResults, nextToken }: PageRequest): { limit: number; offset: number } {
  const limit = maxResults === undefined || maxResults === 0 ? 100 : maxResults;
  if (nextToken === undefined) return { limit, offset: 0 };
  const [, offset] = /^page\.(\d+)$/.exec(Buffer.from(nextToken, 'base64url').toString()) ?? [];
  if (offset === undefined) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return { limit, offset: Number(offset) };
}

export const tokenOf = (offset: number): string =>
  Buffer.from(`page.${offset}`).toString('base64url');

/** One page of what is all in memory, and the token of the next. */
export function cut<T>(
  all: readonly T[],
  request: PageRequest,
): { items: T[]; nextToken?: string } {
  const { limit, offset } = pageOf(request);
  const end = offset + limit;
  const items = all.slice(offset, end);
  return end < all.length ? { items, nextToken: tokenOf(end) } : { items };
}
