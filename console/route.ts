/** Where in the console: the address after `#`, so that every page is a link that can be sent to somebody. */
export type Route =
  | { readonly page: 'inbox'; readonly caseId?: string }
  | { readonly page: 'shipment'; readonly tenant: string; readonly shipmentId: string }
  | { readonly page: 'unmatched' };

/** An address that means nothing leads to the inbox. */
export function routeOf(hash: string): Route {
  const [page, first, second] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  if (page === 'shipments' && first && second)
    return { page: 'shipment', tenant: first, shipmentId: second };
  if (page === 'unmatched') return { page: 'unmatched' };
  return page === 'cases' && first ? { page: 'inbox', caseId: first } : { page: 'inbox' };
}

export const inboxLink = '#/cases';
export const unmatchedLink = '#/unmatched';
export const caseLink = (caseId: string) => `#/cases/${encodeURIComponent(caseId)}`;
export const shipmentLink = (tenant: string, shipmentId: string) =>
  `#/shipments/${encodeURIComponent(tenant)}/${encodeURIComponent(shipmentId)}`;

/** A segment that is no valid percent-encoding stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
