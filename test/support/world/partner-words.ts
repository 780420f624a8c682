/** What partners may say, each as its own webhook body: for tests that speak in their stead. */
import type { Saying } from '../../../local/sandbox/saying.ts';
import type { PartnerRequest } from './world-partners.ts';

let spoken = 0;
const nextId = (): string => `word-${(spoken += 1)}`;

export function customsWord(
  declarationId: string,
  said: string,
  statedAt: string,
  more: object = {},
): Saying {
  const eventId = nextId();
  const data = { declarationId, statedAt, ...more };
  return {
    source: 'customs',
    eventId,
    body: { type: `customs.declaration.${said}`, eventId, timestamp: statedAt, data },
  };
}

export function warehouseWord(asnId: string, type: string, at: string, more: object = {}): Saying {
  const eventId = nextId();
  return {
    source: 'warehouse',
    eventId,
    body: { type: `warehouse.${type}`, eventId, timestamp: at, data: { asnId, at, ...more } },
  };
}

export interface CarrierWord {
  readonly type: 'SHIPMENT' | 'TRANSPORT' | 'EQUIPMENT';
  readonly code: string;
  readonly at: string;
  readonly statedAt?: string;
  readonly classifier?: 'PLN' | 'EST' | 'ACT';
  readonly place?: string;
  readonly container?: string;
  readonly kilograms?: number;
}

/** DCSA 2.2, about the booking of a request's reference. */
export function carrierWord(bookingRequestReference: string, word: CarrierWord): Saying {
  const { type, code, at, statedAt = at, classifier = 'ACT', place, container, kilograms } = word;
  const eventID = nextId();
  const body = {
    eventID,
    eventType: type,
    eventCreatedDateTime: statedAt,
    eventDateTime: at,
    eventClassifierCode: classifier,
    [`${type.toLowerCase()}EventTypeCode`]: code,
    ...(type === 'SHIPMENT' && { documentTypeCode: 'BKG' }),
    documentReferences: [
      { documentReferenceType: 'CBR', documentReferenceValue: bookingRequestReference },
    ],
    ...(place !== undefined && {
      transportCall: { UNLocationCode: place, modeOfTransport: 'VESSEL' },
    }),
    ...(container !== undefined && { equipmentReference: container }),
    ...(kilograms !== undefined && { verifiedGrossMass: { weight: kilograms, unit: 'KGM' } }),
  };
  return { source: 'dcsa', eventId: eventID, body: [body] };
}

/** Answers only the requests of this partner to this path. */
export function when(
  source: PartnerRequest['source'],
  path: RegExp,
  answer: (request: PartnerRequest) => readonly Saying[] | undefined,
) {
  return (request: PartnerRequest) =>
    request.source === source && path.test(request.path) ? answer(request) : undefined;
}
