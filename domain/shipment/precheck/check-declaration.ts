/** Packing list against declaration (M-032) and declaration against invoice and SKU master (M-030, M-031). */
import {
  declaredLinesOf,
  linesPacked,
  netWeightOf,
  unitsBySku,
} from '../../declaration/declared-lines.ts';
import { fault, type Fault } from '../../kernel/fault.ts';
import { compare, formatMoney, parseMoney, sum, type Currency } from '../../kernel/money.ts';
import type { DeclaredLine } from '../shipment.ts';
import type { PrecheckInput } from './precheck-input.ts';

const MISMATCH = 'PACKING_LIST_MISMATCH';

export function checkDeclaration(input: PrecheckInput): Fault[] {
  const { declaredLines } = input.content;
  return [
    ...(declaredLines ? checkAgainstPacking(declaredLines, input) : []),
    ...(declaredLines ?? []).flatMap((line, i) => valueFaults(line, `/declaredLines/${i}`, input)),
    ...checkAgainstInvoice(input),
  ];
}

/** Units by SKU both ways, and the net weight: customs compares header and lines (domain-facts 3.5 rule 2). */
function checkAgainstPacking(lines: readonly DeclaredLine[], { content }: PrecheckInput): Fault[] {
  const packed = unitsBySku(linesPacked(content.cartons));
  const declared = unitsBySku(lines);
  const differing = [...new Set([...packed.keys(), ...declared.keys()])].filter(
    (sku) => packed.get(sku) !== declared.get(sku),
  );
  return [
    ...differing.map((sku) => unitsFault(sku, packed.get(sku) ?? 0, declared.get(sku) ?? 0, lines)),
    ...weightFaults(lines, netWeightOf(content.cartons)),
  ];
}

function unitsFault(
  sku: string,
  packed: number,
  declared: number,
  lines: readonly DeclaredLine[],
): Fault {
  const index = lines.findIndex((line) => line.sku === sku);
  const pointer = index < 0 ? '/declaredLines' : `/declaredLines/${index}/quantity`;
  const params = { sku, packed: String(packed), declared: String(declared) };
  return fault(pointer, MISMATCH, `${sku}: ${packed} packed, ${declared} declared`, params);
}

function weightFaults(lines: readonly DeclaredLine[], packedG: number): Fault[] {
  const declaredG = lines.reduce((total, line) => total + line.netWeightG, 0);
  if (declaredG === packedG) return [];
  const params = { packedG: String(packedG), declaredG: String(declaredG) };
  return [
    fault('/declaredLines', MISMATCH, `net ${packedG} g packed, ${declaredG} g declared`, params),
  ];
}

function valueFaults(line: DeclaredLine, at: string, { skus, head }: PrecheckInput): Fault[] {
  const value = parseMoney(line.unitValue);
  const params = { sku: line.sku };
  if (value.minor <= 0n || value.currency !== head.currency)
    return [
      fault(
        `${at}/unitValue`,
        'VALUE_MISSING',
        `${line.sku} needs a value in ${head.currency}`,
        params,
      ),
    ];
  const master = skus.find((sku) => sku.sku === line.sku)?.declaredValue;
  if (master?.currency !== value.currency || compare(value, parseMoney(master)) >= 0) return [];
  return [
    fault(
      `${at}/unitValue`,
      'UNDERVALUED',
      `${line.sku} is registered at ${master.amount}`,
      params,
    ),
  ];
}

/** Declared under the invoice is undervaluation; over it, one of the two is wrong all the same. */
function checkAgainstInvoice({ content, skus, head }: PrecheckInput): Fault[] {
  const { invoice } = content;
  if (!invoice) return [];
  const total = declaredTotal(declaredLinesOf(content, skus, head.currency), head.currency);
  const invoiced = parseMoney(invoice.total);
  if (!total) return [];
  if (invoiced.currency !== head.currency)
    return [fault('/invoice/total/currency', 'CURRENCY_MISMATCH', `not in ${head.currency}`)];
  const difference = compare(total, invoiced);
  if (difference === 0) return [];
  const params = { declared: formatMoney(total).amount, invoiced: invoice.total.amount };
  const code = difference < 0 ? 'UNDERVALUED' : 'INVOICE_MISMATCH';
  const detail = `declared ${params.declared}, invoiced ${params.invoiced}`;
  return [fault('/invoice/total', code, detail, params)];
}

/** undefined when lines are in several currencies: told by valueFaults. */
function declaredTotal(lines: readonly DeclaredLine[], currency: Currency) {
  const values = lines.map((line) => ({ ...line, value: parseMoney(line.unitValue) }));
  if (values.some(({ value }) => value.currency !== currency)) return undefined;
  return sum(
    currency,
    values.map(({ value, quantity }) => ({ ...value, minor: value.minor * BigInt(quantity) })),
  );
}
