/**
 * One carrier fact as a DCSA Track & Trace notification: 2.2 is a bare array, 3.0 is `{events: […]}` with the codes under
 * `eventClassification`. The carrier speaks both, by turns, as carriers that migrate do.
 */
import { createHash } from 'node:crypto';
import type { Saying } from './saying.ts';
import type { Voyage } from './voyage.ts';

export interface CarrierFact {
  readonly type: 'SHIPMENT' | 'TRANSPORT' | 'EQUIPMENT';
  readonly code: string;
  readonly classifier: 'PLN' | 'EST' | 'ACT';
  /** When it happened or is expected, and when the carrier said so. RFC 3339. */
  readonly at: string;
  readonly statedAt: string;
  /** UN/LOCODE; a SHIPMENT fact has no place. */
  readonly place?: string;
  readonly facilityType?: 'POTE' | 'CLOC' | 'COFS';
  readonly container?: string;
  readonly containerType?: string;
  readonly reason?: string;
  /** Paces that pass before it. */
  readonly pause?: number;
}

export interface Booked {
  readonly bookingRequestReference: string;
  readonly voyage: Voyage;
  readonly modeOfTransport: string;
}

/** `turn` is the number of the saying: even ones are 2.2, odd ones 3.0. */
export function dcsaSaying(fact: CarrierFact, booked: Booked, turn: number): Saying {
  const name = [
    booked.bookingRequestReference,
    fact.type,
    fact.code,
    fact.classifier,
    fact.place,
    fact.container,
  ];
  const eventId = uuidOf([...name, fact.at].join('|'));
  const body =
    turn % 2 === 0
      ? [version22(fact, booked, eventId)]
      : { events: [version30(fact, booked, eventId)] };
  return { source: 'dcsa', eventId, body, ...(fact.pause !== undefined && { pause: fact.pause }) };
}

function version22(fact: CarrierFact, booked: Booked, eventID: string) {
  const { type, code, classifier, at, statedAt, container, containerType, reason } = fact;
  return {
    eventID,
    eventType: type,
    eventCreatedDateTime: statedAt,
    eventClassifierCode: classifier,
    eventDateTime: at,
    [`${type.toLowerCase()}EventTypeCode`]: code,
    documentReferences: references(booked).map(
      ([documentReferenceType, documentReferenceValue]) => ({
        documentReferenceType,
        documentReferenceValue,
      }),
    ),
    ...(type === 'SHIPMENT' && {
      documentTypeCode: 'BKG',
      documentID: booked.voyage.bookingNumber,
      reason,
    }),
    ...(type === 'EQUIPMENT' && {
      equipmentReference: container,
      ISOEquipmentCode: containerType,
      emptyIndicatorCode: 'LADEN',
    }),
    ...(type === 'TRANSPORT' &&
      reason !== undefined && { delayReasonCode: 'WEA', changeRemark: reason }),
    ...(fact.place !== undefined && { transportCall: call22(fact, booked) }),
  };
}

function call22(
  { place, facilityType = 'POTE' }: CarrierFact,
  { voyage, modeOfTransport }: Booked,
) {
  return {
    transportCallID: uuidOf(`${voyage.bookingNumber}|${String(place)}`),
    carrierServiceCode: voyage.serviceCode,
    exportVoyageNumber: voyage.voyageNumber,
    UNLocationCode: place,
    facilityTypeCode: facilityType,
    modeOfTransport,
    ...(modeOfTransport === 'VESSEL' && {
      vessel: { vesselIMONumber: voyage.vesselImo, vesselName: voyage.vesselName },
    }),
  };
}

function version30(fact: CarrierFact, booked: Booked, eventID: string) {
  const {
    type,
    code,
    classifier,
    at,
    statedAt,
    place,
    facilityType = 'POTE',
    container,
    containerType,
    reason,
  } = fact;
  const [first, ...others] = references(booked).map(([typeCode, reference]) => ({
    typeCode,
    reference,
  }));
  return {
    eventID,
    eventDateTime: at,
    eventUpdatedDateTime: statedAt,
    eventClassification: {
      eventTypeCode: type,
      eventClassifierCode: classifier,
      [`${type.toLowerCase()}EventTypeCode`]: code,
      ...(type === 'SHIPMENT' && { documentTypeCode: 'BKG' }),
      ...(reason !== undefined && {
        [type === 'TRANSPORT' ? 'delayReasonCode' : 'reason']:
          type === 'TRANSPORT' ? 'WEA' : reason,
      }),
    },
    shipmentDetails: { documentReference: first, additionalDocumentReferences: others },
    ...(type === 'EQUIPMENT' && {
      equipmentDetails: {
        equipmentReference: container,
        ISOEquipmentCode: containerType,
        emptyIndicatorCode: 'LADEN',
      },
    }),
    ...(place !== undefined && {
      eventLocation: { UNLocationCode: place, facilityTypeCode: facilityType },
      transportDetails: { transportCall: call30(booked) },
    }),
  };
}

function call30({ voyage, modeOfTransport }: Booked) {
  return {
    transportCallReference: voyage.bookingNumber,
    modeOfTransport,
    serviceCodeOrReference: { carrierServiceCode: voyage.serviceCode },
    exportVoyageNumberOrReference: { carrierVoyageNumber: voyage.voyageNumber },
    ...(modeOfTransport === 'VESSEL' && {
      vesselTransport: { vesselIMONumber: voyage.vesselImo, vesselName: voyage.vesselName },
    }),
  };
}

/** Our request reference first: it is known before the carrier's own numbers are. */
function references({ bookingRequestReference, voyage }: Booked): [string, string][] {
  return [
    ['CBR', bookingRequestReference],
    ['BKG', voyage.bookingNumber],
    ['TRD', voyage.transportDocument],
  ];
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
