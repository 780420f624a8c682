/** One request a partner's API takes. */
import { type PartnerSource } from '../../domain/partner/partner.ts';
import type { Asked } from './saying.ts';

export interface PartnerRoute {
  readonly source: PartnerSource;
  /** POST when absent. */
  readonly method?: 'GET' | 'PUT';
  /** `{ref}` stands for one segment. */
  readonly path: string;
  /** Throws ZodError when the body is not what this partner takes. */
  readonly ask: (reference: string, body: unknown, query: URLSearchParams) => Asked;
}

/** The route of a request and its `{ref}`. */
export function findRoute(
  routes: readonly PartnerRoute[],
  method: string,
  pathname: string,
): { route: PartnerRoute; reference: string } | undefined {
  for (const route of routes.filter((each) => (each.method ?? 'POST') === method)) {
    const match = new RegExp(`^${route.path.replace('{ref}', '([^/]+)')}$`).exec(pathname);
    if (match) return { route, reference: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}
