/** Where in the console: the address after `#`, so that every page is a link that can be sent to somebody. */
export type Route =
  | { readonly page: 'inbox'; readonly caseId?: string }
  | { readonly page: 'search'; readonly text: string }
  | { readonly page: 'shipment'; readonly tenant: string; readonly id: string }
  | { readonly page: 'order'; readonly tenant: string; readonly id: string }
  | { readonly page: 'return'; readonly tenant: string; readonly id: string }
  /** Of the seller named, or of the first there is. */
  | { readonly page: 'shipments'; readonly tenant?: string }
  | { readonly page: 'orders'; readonly tenant?: string }
  | { readonly page: 'returns'; readonly tenant?: string }
  | { readonly page: 'endpoints'; readonly tenant?: string }
  | { readonly page: 'unmatched' }
  | { readonly page: 'outbox' };

/** An address that means nothing leads to the inbox. */
export function routeOf(hash: string): Route {
  const [page, first, second] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  if (first && second) return entityRoute(page, first, second);
  const tenant = first ? { tenant: first } : {};
  switch (page) {
    case 'cases':
      return first ? { page: 'inbox', caseId: first } : { page: 'inbox' };
    case 'search':
      return first ? { page: 'search', text: first } : { page: 'inbox' };
    case 'shipments':
    case 'orders':
    case 'returns':
    case 'endpoints':
      return { page, ...tenant };
    case 'unmatched':
    case 'outbox':
      return { page };
    default:
      return { page: 'inbox' };
  }
}

function entityRoute(page: string | undefined, tenant: string, id: string): Route {
  if (page === 'shipments') return { page: 'shipment', tenant, id };
  if (page === 'orders') return { page: 'order', tenant, id };
  if (page === 'returns') return { page: 'return', tenant, id };
  return { page: 'inbox' };
}

export const inboxLink = '#/cases';
export const unmatchedLink = '#/unmatched';
export const outboxLink = '#/outbox';
export const caseLink = (caseId: string) => link('cases', caseId);
export const searchLink = (text: string) => link('search', text);
export const shipmentLink = (tenant: string, id: string) => link('shipments', tenant, id);
export const orderLink = (tenant: string, id: string) => link('orders', tenant, id);
export const returnLink = (tenant: string, id: string) => link('returns', tenant, id);
export const shipmentsLink = (tenant?: string) => listLink('shipments', tenant);
export const ordersLink = (tenant?: string) => listLink('orders', tenant);
export const returnsLink = (tenant?: string) => listLink('returns', tenant);
export const endpointsLink = (tenant?: string) => listLink('endpoints', tenant);

/** Where everything about it is; undefined for what has no page. By its id, which says what it is. */
export function entityLink(tenant: string, id: string): string | undefined {
  const links: Readonly<Record<string, (tenant: string, id: string) => string>> = {
    shp: shipmentLink,
    ord: orderLink,
    ret: returnLink,
  };
  return links[id.slice(0, 3)]?.(tenant, id);
}

const listLink = (page: string, tenant?: string) =>
  tenant === undefined ? link(page) : link(page, tenant);

const link = (...segments: readonly string[]) => `#/${segments.map(encodeURIComponent).join('/')}`;

/** A segment that is no valid percent-encoding stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
