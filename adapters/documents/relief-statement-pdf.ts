import type { Content } from 'pdfmake/interfaces.d.ts';
import type { ReliefStatement, StatementLine } from '../../domain/return/relief-statement.ts';
import { toPdf } from './pdf.ts';
import { LEDGER_LINES, tradePaper, type TradeFrame } from './trade-paper.ts';

const HEADINGS = [
  'No. 序号',
  'SKU 货号',
  'HS code 税号',
  'Quantity 数量',
  'Export declaration 原出口报关单',
  'Exported on 出口日期',
  'Supervision code 监管方式',
  'Reason 退运原因',
  'State 货物状态',
  'Relief 适用公告',
];

/** The statement of goods returned in their original state as PDF, A4 landscape. */
export async function reliefStatementPdf(
  { number, date, lines, clauses }: ReliefStatement,
  frame: TradeFrame,
): Promise<Uint8Array> {
  const widths = ['auto', 'auto', 'auto', 'auto', 90, 'auto', 'auto', 100, 120, '*'];
  const table = { headerRows: 1, widths, body: [HEADINGS, ...lines.map(cells)] };
  const title = 'STATEMENT OF RETURNED GOODS 退运货物原状说明';
  const said = clauses.map((text): Content => ({ text, margin: [0, 4, 0, 0] }));
  const body = [{ table, layout: LEDGER_LINES }, ...said];
  return toPdf(tradePaper({ title, number, date, body }, frame));
}

function cells(line: StatementLine, position: number): string[] {
  const { sku, hsCode, quantity, declaration, exportedOn, procedure, reason, state, relief } = line;
  const goods = [String(position + 1), sku, hsCode, String(quantity)];
  return [...goods, declaration, exportedOn, procedure, reason, state, relief];
}
