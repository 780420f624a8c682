/** The checks customs will make, made before it: header against lines, declaration against warehouse order (domain-facts 3.5 rules 1 and 2). */
import { fault, type Fault } from '../kernel/fault.ts';
import { isUscc } from '../kernel/check-digits.ts';
import { parseMoney, sum } from '../kernel/money.ts';
import type { ExportDeclaration } from './export-declaration.ts';

/** Pointers are into the data set. Empty: fit to file. */
export function checkExportDeclaration(declaration: ExportDeclaration): Fault[] {
  return [
    ...checkParties(declaration),
    ...checkWeights(declaration),
    ...checkValues(declaration),
    ...checkCodes(declaration),
    ...checkOrder(declaration),
  ];
}

function checkParties({ header }: ExportDeclaration): Fault[] {
  const { uscc } = header.consignor;
  return isUscc(uscc)
    ? []
    : [fault('/header/consignor/uscc', 'USCC_INVALID', `${uscc} is no Unified Social Credit Code`)];
}

function checkWeights({ header, lines }: ExportDeclaration): Fault[] {
  const net = grams(header.netWeightKg);
  const linesNet = lines.reduce((total, line) => total + grams(line.netWeightKg), 0n);
  return [
    ...(net > grams(header.grossWeightKg)
      ? [fault('/header/netWeightKg', 'NET_OVER_GROSS', 'net weight is over gross weight')]
      : []),
    ...(net === linesNet
      ? []
      : [fault('/lines', 'LINES_NOT_HEADER', 'net weights of the lines are not the header')]),
  ];
}

function checkValues({ header, lines }: ExportDeclaration): Fault[] {
  const total = parseMoney(header.total);
  const foreign = lines.flatMap((line, i) =>
    line.total.currency === total.currency
      ? []
      : [fault(`/lines/${i}/total/currency`, 'CURRENCY_MISMATCH', `not in ${total.currency}`)],
  );
  if (foreign.length > 0) return foreign;
  const linesTotal = sum(
    total.currency,
    lines.map((line) => parseMoney(line.total)),
  );
  return linesTotal.minor === total.minor
    ? []
    : [fault('/header/total', 'LINES_NOT_HEADER', 'values of the lines are not the header')];
}

/** H2018 takes the 10-digit code; the simplified list six. */
function checkCodes({ header, lines }: ExportDeclaration): Fault[] {
  const least = header.route === 'LIST' ? 6 : 10;
  return lines.flatMap(({ hsCode, sku }, i) =>
    hsCode.length >= least
      ? []
      : [fault(`/lines/${i}/hsCode`, 'HS_TOO_SHORT', `${least} digits are needed`, { sku })],
  );
}

function checkOrder({ header, lines, warehouseOrder }: ExportDeclaration): Fault[] {
  const key = (l: { sku: string; quantity: number; total: { amount: string } }) =>
    `${l.sku} ${l.quantity} ${l.total.amount}`;
  const declared = lines.map(key).sort().join();
  const ordered = warehouseOrder.lines.map(key).sort().join();
  return [
    ...(declared === ordered
      ? []
      : [fault('/warehouseOrder', 'ORDER_MISMATCH', 'declaration and warehouse order differ')]),
    ...(header.attached.orderNumber === warehouseOrder.orderNumber
      ? []
      : [fault('/header/attached', 'ORDER_MISMATCH', 'another warehouse order is attached')]),
  ];
}

function grams(kilograms: string): bigint {
  return BigInt(kilograms.replace('.', ''));
}
