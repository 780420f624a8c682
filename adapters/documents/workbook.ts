/** XLSX by exceljs. Text stays text: a value that a spreadsheet could take for a formula is written with a leading apostrophe. */
import ExcelJS from 'exceljs';

export type Cell = string | number;

export interface Sheet {
  readonly name: string;
  /** Rows above the table: labels and values. */
  readonly head: readonly (readonly Cell[])[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[];
}

export async function toXlsx(sheet: Sheet): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Portage';
  const page = book.addWorksheet(sheet.name);
  for (const row of sheet.head) page.addRow(row.map(safeCell));
  page.addRow([]);
  page.addRow(sheet.headings).font = { bold: true };
  for (const row of [...sheet.rows, sheet.total]) page.addRow(row.map(safeCell));
  sheet.headings.forEach((heading, column) => {
    page.getColumn(column + 1).width = Math.max(heading.length + 4, 14);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** OWASP, CSV injection: = + - @, tab and carriage return start a formula; full-width forms do in East Asian locales. */
export function safeCell(value: Cell): Cell {
  return typeof value === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
}
