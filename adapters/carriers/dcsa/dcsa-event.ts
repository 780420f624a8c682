/**
 * One DCSA event, of either version, read loosely: what is missing or of a wrong type is simply not known. 2.2 is flat and
 * sent as an array; 3.0 keeps its codes under `eventClassification` and is sent as `{events: […]}`.
 */
import { z } from 'zod';

const text = z.string().min(1).optional().catch(undefined);
const loose = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).optional().catch(undefined);
const list = <S extends z.ZodType>(item: S) => z.array(item).optional().catch(undefined);

const call = loose({
  UNLocationCode: text,
  facilityCode: text,
  modeOfTransport: text,
  exportVoyageNumber: text,
  carrierVoyageNumber: text,
  exportVoyageNumberOrReference: loose({ carrierVoyageNumber: text }),
  vessel: loose({ vesselName: text }),
  vesselTransport: loose({ vesselName: text }),
  location: loose({ UNLocationCode: text, locationName: text }),
});
const place = loose({ UNLocationCode: text, locationName: text, facilityCode: text });
const mass = loose({ weight: z.number().positive().optional().catch(undefined), unit: text });
const reference3 = z.looseObject({ typeCode: text, reference: text });

const rawSchema = z.looseObject({
  eventID: text,
  eventType: text,
  eventDateTime: text,
  eventCreatedDateTime: text,
  eventUpdatedDateTime: text,
  eventClassifierCode: text,
  transportEventTypeCode: text,
  equipmentEventTypeCode: text,
  shipmentEventTypeCode: text,
  documentTypeCode: text,
  documentID: text,
  reason: text,
  delayReasonCode: text,
  changeRemark: text,
  equipmentReference: text,
  emptyIndicatorCode: text,
  transportCall: call,
  eventLocation: place,
  documentReferences: list(
    z.looseObject({ documentReferenceType: text, documentReferenceValue: text }),
  ),
  references: list(z.looseObject({ referenceType: text, referenceValue: text })),
  verifiedGrossMass: mass,
  eventClassification: loose({
    eventTypeCode: text,
    eventClassifierCode: text,
    transportEventTypeCode: text,
    equipmentEventTypeCode: text,
    shipmentEventTypeCode: text,
    documentTypeCode: text,
    delayReasonCode: text,
    reason: text,
  }),
  shipmentDetails: loose({
    documentReference: reference3.optional().catch(undefined),
    additionalDocumentReferences: list(reference3),
  }),
  equipmentDetails: loose({
    equipmentReference: text,
    emptyIndicatorCode: text,
    verifiedGrossMass: mass,
  }),
  transportDetails: loose({ transportCall: call }),
});
type Raw = z.infer<typeof rawSchema>;

export interface DcsaEvent {
  readonly version: '2.2' | '3.0';
  readonly id: string | undefined;
  readonly type: string;
  readonly code: string;
  readonly classifier: string;
  readonly documentType: string | undefined;
  readonly at: string | undefined;
  readonly statedAt: string | undefined;
  /** Type as DCSA names it (CBR, BKG, TRD …), and value. */
  readonly references: readonly (readonly [string, string])[];
  readonly equipment: string | undefined;
  readonly isEmpty: boolean;
  /** UN/LOCODE, else facility code. */
  readonly place: string | undefined;
  readonly placeName: string | undefined;
  readonly isUnLocation: boolean;
  readonly mode: string | undefined;
  readonly vesselName: string | undefined;
  readonly voyage: string | undefined;
  readonly reason: string | undefined;
  readonly weightG: number | undefined;
}

/** Undefined when it is not even an object. */
export function readDcsaEvent(value: unknown): DcsaEvent | undefined {
  const parsed = rawSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const raw = parsed.data;
  const codes = raw.eventClassification ?? raw;
  const version = raw.eventClassification ? '3.0' : '2.2';
  return {
    version,
    id: raw.eventID,
    type: raw.eventClassification?.eventTypeCode ?? raw.eventType ?? '',
    code:
      codes.transportEventTypeCode ??
      codes.equipmentEventTypeCode ??
      codes.shipmentEventTypeCode ??
      '',
    classifier: codes.eventClassifierCode ?? '',
    documentType: codes.documentTypeCode,
    at: raw.eventDateTime,
    statedAt: raw.eventUpdatedDateTime ?? raw.eventCreatedDateTime,
    references: referencesOf(raw),
    ...unitOf(raw),
    ...whereOf(raw),
    reason: reasonOf(raw),
  };
}

function referencesOf(raw: Raw): (readonly [string, string])[] {
  const { documentReference, additionalDocumentReferences = [] } = raw.shipmentDetails ?? {};
  const named: [string | undefined, string | undefined][] = [
    ...(raw.documentReferences ?? []).map(
      (r): [typeof r.documentReferenceType, typeof r.documentReferenceValue] => [
        r.documentReferenceType,
        r.documentReferenceValue,
      ],
    ),
    ...(raw.references ?? []).map((r): [typeof r.referenceType, typeof r.referenceValue] => [
      r.referenceType,
      r.referenceValue,
    ]),
    ...[...(documentReference ? [documentReference] : []), ...additionalDocumentReferences].map(
      (r): [typeof r.typeCode, typeof r.reference] => [r.typeCode, r.reference],
    ),
    [raw.documentTypeCode, raw.documentID],
  ];
  return named.flatMap(([type, value]) =>
    type !== undefined && value !== undefined ? [[type, value] as const] : [],
  );
}

function unitOf({
  equipmentDetails,
  equipmentReference,
  emptyIndicatorCode,
  verifiedGrossMass,
}: Raw) {
  const weighed = equipmentDetails?.verifiedGrossMass ?? verifiedGrossMass;
  return {
    equipment: equipmentDetails?.equipmentReference ?? equipmentReference,
    isEmpty: (equipmentDetails?.emptyIndicatorCode ?? emptyIndicatorCode) === 'EMPTY',
    weightG: gramsOf(weighed?.weight, weighed?.unit),
  };
}

/** KGM kilograms, LBR pounds (UN/ECE Recommendation 20). */
function gramsOf(weight: number | undefined, unit: string | undefined): number | undefined {
  if (weight === undefined) return undefined;
  return Math.round(weight * (unit === 'LBR' ? 453.592_37 : 1000));
}

function whereOf({ transportCall, transportDetails, eventLocation }: Raw) {
  const at = transportDetails?.transportCall ?? transportCall;
  const unlocode =
    eventLocation?.UNLocationCode ?? at?.UNLocationCode ?? at?.location?.UNLocationCode;
  return {
    place: unlocode ?? eventLocation?.facilityCode ?? at?.facilityCode,
    isUnLocation: unlocode !== undefined,
    placeName: eventLocation?.locationName ?? at?.location?.locationName,
    mode: at?.modeOfTransport,
    vesselName: at?.vesselTransport?.vesselName ?? at?.vessel?.vesselName,
    voyage:
      at?.exportVoyageNumberOrReference?.carrierVoyageNumber ??
      at?.exportVoyageNumber ??
      at?.carrierVoyageNumber,
  };
}

function reasonOf({
  eventClassification,
  delayReasonCode,
  changeRemark,
  reason,
}: Raw): string | undefined {
  const code = eventClassification?.delayReasonCode ?? delayReasonCode;
  return (
    [code, changeRemark ?? eventClassification?.reason ?? reason]
      .filter((part) => part !== undefined)
      .join(': ') || undefined
  );
}
