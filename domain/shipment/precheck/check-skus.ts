/** Every packed SKU is registered and approved (M-020, M-021), has an HS code and a value (M-030), a place to lie (M-033), its papers (M-029). */
import type { DocumentKind, DocumentRecord } from '../../document/document.ts';
import { hsDigits, isHsCode } from '../../kernel/codes.ts';
import { fault, type Fault } from '../../kernel/fault.ts';
import { parseMoney, type Currency } from '../../kernel/money.ts';
import { recordedBrand } from '../../sku/brands.ts';
import { requiredDocuments } from '../../sku/compliance-documents.ts';
import { prohibitedBy } from '../../sku/prohibited.ts';
import type { Sku } from '../../sku/sku.ts';
import { packedLines, packedSkus, type PrecheckInput } from './precheck-input.ts';

/** A full export declaration takes ten digits (domain-facts 3.2): better missed here than when the cartons are collected. */
const EXPORT_HS_DIGITS = 10;

export function checkSkus(input: PrecheckInput): Fault[] {
  return [
    ...unregistered(input),
    ...packedSkus(input).flatMap(({ pointer, sku }) => [
      ...unapproved(pointer, sku),
      ...undeclarable(pointer, sku, input),
      ...unstorable(pointer, sku, input),
      ...undocumented(pointer, sku, input),
    ]),
  ];
}

/** One prohibited SKU refuses the whole batch (M-028): the pointer is the whole. */
export function checkProhibited(input: PrecheckInput): Fault[] {
  return packedSkus(input).flatMap(({ sku }) =>
    prohibitedBy(sku, input.day).map((rule) =>
      fault(
        '',
        'PROHIBITED_GOODS',
        `${sku.sku}: ${rule.name} are not carried; the batch is refused`,
        {
          sku: sku.sku,
          rule: rule.name,
        },
      ),
    ),
  );
}

function unregistered(input: PrecheckInput): Fault[] {
  return packedLines(input)
    .filter(({ sku }) => !sku)
    .map(({ pointer, line }) =>
      fault(pointer, 'SKU_NOT_REGISTERED', `${line.sku} is not registered`, { sku: line.sku }),
    );
}

function unapproved(pointer: string, { sku, reviewStatus }: Sku): Fault[] {
  if (reviewStatus === 'APPROVED') return [];
  return [
    fault(pointer, 'SKU_NOT_APPROVED', `${sku} is ${reviewStatus}`, { sku, status: reviewStatus }),
  ];
}

function undeclarable(pointer: string, sku: Sku, { content, head }: PrecheckInput): Fault[] {
  const params = { sku: sku.sku };
  const digits = head.legs.includes('EXPORT_CUSTOMS') ? EXPORT_HS_DIGITS : 6;
  const hs =
    isHsCode(sku.hsCode) && hsDigits(sku.hsCode).length >= digits
      ? []
      : [
          fault(pointer, 'HS_MISSING', `${sku.sku} has no HS code of ${digits} digits`, {
            ...params,
            digits: String(digits),
          }),
        ];
  if (content.declaredLines || isValued(sku, head.currency)) return hs;
  const detail = `${sku.sku} has no declared value in ${head.currency}`;
  return [...hs, fault(pointer, 'VALUE_MISSING', detail, params)];
}

function isValued({ declaredValue }: Sku, currency: Currency): boolean {
  return declaredValue.currency === currency && parseMoney(declaredValue).minor > 0n;
}

function unstorable(pointer: string, sku: Sku, { warehouse, head }: PrecheckInput): Fault[] {
  const { storageCondition: condition } = sku;
  if (!warehouse || !head.legs.includes('WAREHOUSE')) return [];
  if (warehouse.storageConditions.includes(condition)) return [];
  const detail = `${warehouse.warehouseId} has no ${condition} storage for ${sku.sku}`;
  return [fault(pointer, 'STORAGE_CONDITION_UNAVAILABLE', detail, { sku: sku.sku, condition })];
}

function undocumented(pointer: string, sku: Sku, input: PrecheckInput): Fault[] {
  return neededKinds(sku, input)
    .filter((kind) => !(kind in sku.complianceDocuments) && !isAtHand(kind, input.documents))
    .map((kind) =>
      fault(pointer, 'DOCUMENT_MISSING', `${sku.sku} needs a ${kind}`, {
        sku: sku.sku,
        document: kind,
      }),
    );
}

function neededKinds(sku: Sku, { head, warehouse, day }: PrecheckInput): DocumentKind[] {
  const destinationCountry = warehouse?.address.country ?? head.destination.port.slice(0, 2);
  const kinds = requiredDocuments(sku, { mode: head.mode, destinationCountry }, day);
  return recordedBrand(sku.brand, sku.name) ? [...kinds, 'BRAND_AUTHORISATION'] : kinds;
}

function isAtHand(kind: DocumentKind, documents: readonly DocumentRecord[]): boolean {
  return documents.some((d) => d.kind === kind && ['UPLOADED', 'APPROVED'].includes(d.status));
}
