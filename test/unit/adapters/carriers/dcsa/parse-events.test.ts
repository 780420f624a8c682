import { describe, expect, it } from 'vitest';
import { parseDcsaEvents, Unreadable } from '../../../../../adapters/carriers/dcsa/parse-events.ts';
import { timestampSchema } from '../../../../../domain/kernel/time.ts';

const receivedAt = timestampSchema.parse('2026-11-16T06:00:01.000Z');
const parse = (body: unknown) =>
  parseDcsaEvents(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), {
    rawKey: 'raw/1',
    receivedAt,
  });
const one = (body: unknown) => {
  const [first] = parse(body);
  if (!first) throw new Error('nothing parsed');
  return first;
};

const departed = {
  eventID: 'b3f2d5b0-1111-4222-8333-444455556666',
  eventType: 'TRANSPORT',
  eventCreatedDateTime: '2026-11-16T14:00:00+08:00',
  eventDateTime: '2026-11-16T13:00:00+08:00',
  eventClassifierCode: 'ACT',
  transportEventTypeCode: 'DEPA',
  documentReferences: [
    { documentReferenceType: 'CBR', documentReferenceValue: 'shp-1' },
    { documentReferenceType: 'BKG', documentReferenceValue: 'ABC709951' },
    { documentReferenceType: 'TRD', documentReferenceValue: 'SMDTTGUM001' },
    { documentReferenceType: 'SHI', documentReferenceValue: 'x' },
  ],
  transportCall: {
    UNLocationCode: 'CNYTN',
    modeOfTransport: 'VESSEL',
    exportVoyageNumber: '103E',
    vessel: { vesselIMONumber: '9811000', vesselName: 'EVER GIVEN' },
  },
};
const gateIn = {
  eventID: '3.0/2026-11-11',
  eventDateTime: '2026-11-11T10:00:00+08:30',
  eventUpdatedDateTime: '2026-11-11T09:00:00+08:30',
  eventClassification: {
    eventTypeCode: 'EQUIPMENT',
    eventClassifierCode: 'ACT',
    equipmentEventTypeCode: 'GTIN',
  },
  shipmentDetails: {
    documentReference: { typeCode: 'CBR', reference: 'shp-1' },
    additionalDocumentReferences: [{ typeCode: 'BKG', reference: 'ABC709951' }],
  },
  equipmentDetails: {
    equipmentReference: 'TCNU4827651',
    ISOEquipmentCode: '45G1',
    emptyIndicatorCode: 'LADEN',
    verifiedGrossMass: { weight: 12345.6, unit: 'KGM' },
  },
  eventLocation: { UNLocationCode: 'CNYTN', facilityTypeCode: 'POTE' },
};

describe('the envelope', () => {
  it('reads 2.2’s array, 3.0’s {events}, and one bare event', () => {
    expect(parse([departed, departed])).toHaveLength(2);
    expect(parse({ events: [gateIn] })).toHaveLength(1);
    expect(parse(departed)).toHaveLength(1);
    expect(parse([])).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['a number', 7],
    ['an array of numbers', [1]],
    ['bytes that are no text', '"\udcff'],
    ['nobody’s event', { eventType: 'TRANSPORT' }],
  ])('cannot read %s', (_, body) => {
    expect(() => parse(body)).toThrow(Unreadable);
  });
});

describe('2.2', () => {
  it('becomes canonical, in UTC, with the time as written', () => {
    const { event, references } = one(departed);
    expect(event).toMatchObject({
      leg: 'line_haul',
      milestone: 'departed_port',
      classifier: 'actual',
      occurredAt: '2026-11-16T05:00:00.000Z',
      occurredAtRaw: '2026-11-16T13:00:00+08:00',
      statedAt: '2026-11-16T06:00:00.000Z',
      location: { unlocode: 'CNYTN', country: 'CN' },
      vesselName: 'EVER GIVEN',
      voyageNumber: '103E',
      source: {
        provider: 'dcsa',
        apiVersion: '2.2',
        rawKey: 'raw/1',
        providerStatus: 'TRANSPORT/DEPA/ACT',
      },
    });
    expect(references).toEqual([
      { type: 'BOOKING_REQUEST', value: 'shp-1' },
      { type: 'BOOKING', value: 'ABC709951' },
      { type: 'BL', value: 'SMDTTGUM001' },
    ]);
  });
});

describe('3.0', () => {
  it('says the same in other words', () => {
    const { event, references } = one({ events: [gateIn] });
    expect(event).toMatchObject({
      milestone: 'gated_in',
      unit: 'TCNU4827651',
      weightG: 12_345_600,
      occurredAt: '2026-11-11T01:30:00.000Z',
      statedAt: '2026-11-11T00:30:00.000Z',
      source: { apiVersion: '3.0' },
    });
    expect(references.map(({ type }) => type)).toEqual(['BOOKING_REQUEST', 'BOOKING', 'CONTAINER']);
  });
});

describe('the identity of an event', () => {
  it('is the carrier’s, not the delivery’s: resent it is the same', () => {
    const again = parseDcsaEvents(Buffer.from(JSON.stringify([departed])), {
      rawKey: 'raw/2',
      receivedAt: timestampSchema.parse('2026-11-17T00:00:00.000Z'),
    });
    expect(again[0]?.event.eventKey).toBe(one(departed).event.eventKey);
  });

  it('is another when the carrier says it anew, for the same slot', () => {
    const updated = one({
      ...departed,
      eventCreatedDateTime: '2026-11-16T15:00:00+08:00',
      eventDateTime: '2026-11-16T12:30:00+08:00',
    });
    expect(updated.event.eventKey).not.toBe(one(departed).event.eventKey);
  });

  it('is made of what was said where the carrier gives none', () => {
    const { eventID: _, ...anonymous } = departed;
    expect(one(anonymous).event.eventKey).toBe(one(anonymous).event.eventKey);
    expect(one(anonymous).event.eventKey).not.toBe(
      one({ ...anonymous, eventDateTime: '2026-11-16T13:01:00+08:00' }).event.eventKey,
    );
  });
});

describe('milestones', () => {
  const equipment = (code: string, more: object = {}) =>
    one({
      ...departed,
      eventType: 'EQUIPMENT',
      equipmentEventTypeCode: code,
      transportEventTypeCode: undefined,
      equipmentReference: 'TCNU4827651',
      ...more,
    }).event;
  const shipment = (code: string, documentTypeCode: string, more: object = {}) => {
    const { transportCall: _, ...placeless } = departed;
    return one({
      ...placeless,
      eventType: 'SHIPMENT',
      shipmentEventTypeCode: code,
      transportEventTypeCode: undefined,
      documentTypeCode,
      ...more,
    }).event;
  };

  it.each([
    ['LOAD', 'loaded'],
    ['DISC', 'discharged'],
    ['GTIN', 'gated_in'],
    ['GTOT', 'gated_out'],
    ['PICK', 'picked_up'],
    ['STRP', 'delivered'],
    ['CUSS', 'customs_processing'],
    ['CUSI', 'customs_hold'],
    ['CUSR', 'customs_released'],
    ['AVPU', 'available_for_pickup'],
    ['ZZZZ', 'unknown'],
  ])('EQUIPMENT %s is %s', (code, milestone) => {
    expect(equipment(code).milestone).toBe(milestone);
  });

  it('takes an empty box that is picked up for nothing', () => {
    expect(equipment('PICK', { emptyIndicatorCode: 'EMPTY' }).milestone).toBe('info_received');
  });

  it.each([
    ['CONF', 'BKG', 'booked'],
    ['REJE', 'BKG', 'booking_rejected'],
    ['DECL', 'CBR', 'booking_rejected'],
    ['CONF', 'SHI', 'info_received'],
    ['REJE', 'SHI', 'exception'],
    ['HOLD', 'CUS', 'customs_hold'],
    ['RELS', 'CUS', 'customs_released'],
    ['RECE', 'BKG', 'info_received'],
    ['WHAT', 'TRD', 'unknown'],
  ])('SHIPMENT %s of %s is %s', (code, document, milestone) => {
    expect(shipment(code, document).milestone).toBe(milestone);
  });

  it('is the goods that a RECE with a place receives; loose cargo has no gate', () => {
    expect(shipment('RECE', 'BKG', { transportCall: { UNLocationCode: 'CNYTN' } })).toMatchObject({
      milestone: 'received_at_origin',
      leg: 'first_mile',
    });
  });

  it('binds a booking’s word to its request, so that an old refusal is not the new booking’s', () => {
    expect(shipment('REJE', 'BKG').unit).toBe('shp-1');
  });

  it('tells roads from seas', () => {
    expect(
      one({ ...departed, transportCall: { ...departed.transportCall, modeOfTransport: 'TRUCK' } })
        .event.milestone,
    ).toBe('departed_facility');
  });
});

describe('what is missing or wrong', () => {
  it.each([
    ['no time', { eventDateTime: undefined }],
    ['a time that is none', { eventDateTime: 'soon' }],
    ['an unknown classifier', { eventClassifierCode: 'MAY' }],
    ['an unknown type', { eventType: 'IOT', transportEventTypeCode: undefined }],
  ])('with %s it is kept as unknown, and moves nothing', (_, changed) => {
    expect(one({ ...departed, ...changed }).event.milestone).toBe('unknown');
  });

  it('takes a time without a zone as UTC', () => {
    expect(one({ ...departed, eventDateTime: '2026-11-16T05:00:00' }).event.occurredAt).toBe(
      '2026-11-16T05:00:00.000Z',
    );
  });

  it('passes over fields of the wrong type', () => {
    const { event } = one({ ...departed, transportCall: 'Yantian', delayReasonCode: 7 });
    expect(event.location).toBeUndefined();
    expect(event.reason).toBeUndefined();
  });

  it('puts a delay’s code and remark together', () => {
    expect(
      one({
        ...departed,
        eventClassifierCode: 'EST',
        delayReasonCode: 'WEA',
        changeRemark: 'Typhoon',
      }).event.reason,
    ).toBe('WEA: Typhoon');
  });

  it('reads pounds as pounds', () => {
    const { event } = one({
      ...gateIn,
      equipmentDetails: {
        ...gateIn.equipmentDetails,
        verifiedGrossMass: { weight: 1000, unit: 'LBR' },
      },
    });
    expect(event.weightG).toBe(453_592);
  });
});
