/**
 * 退运原状说明: goods that left under an export declaration come home in their original state, and under which notice they ask
 * for relief; or why there is none, and that duty and VAT are due (domain-facts 3.6). In both languages, as customs read it.
 */
import { dayOf } from '../kernel/time.ts';
import type { GoingHome } from './going-home.ts';
import type { HomewardGoods, OriginPapers } from './origin-papers.ts';

export interface ReliefStatement {
  readonly number: string;
  readonly date: string;
  readonly lines: readonly StatementLine[];
  /** What is asked for, and what the seller undertakes. */
  readonly clauses: readonly string[];
}

export interface StatementLine {
  readonly sku: string;
  readonly hsCode: string;
  readonly quantity: number;
  /** Customs' number of the export declaration, else ours; `-` when no lot tells. */
  readonly declaration: string;
  readonly exportedOn: string;
  readonly procedure: string;
  readonly reason: string;
  readonly state: string;
  readonly relief: string;
}

export function reliefStatement({ returnId, goods, issuedAt }: OriginPapers): ReliefStatement {
  return {
    number: `RS-${returnId.slice(-10)}`,
    date: dayOf(issuedAt),
    lines: goods.map(lineOf),
    clauses: clausesOf(goods),
  };
}

function lineOf({ sku, quantity, home, reason, group }: HomewardGoods): StatementLine {
  return {
    sku: sku.sku,
    hsCode: sku.hsCode,
    quantity,
    declaration: home.export?.number ?? home.export?.declarationId ?? '-',
    exportedOn: home.export?.exportedOn ?? '-',
    procedure: home.export?.procedure ?? '-',
    reason: reason ? `Returned by the buyer 买家退货: ${reason}` : 'Not sold 滞销',
    state: stateOf(home, group.used),
    relief: reliefOf(home),
  };
}

/** "Original" allows unpacking, inspection, installation and test; use only where it showed the defect. */
function stateOf({ state }: GoingHome, used: boolean): string {
  if (state === 'USED') return 'Used 已使用';
  return used
    ? 'Original state: used only as far as the defect could not be found otherwise 原状：使用仅为发现缺陷所必需'
    : 'Original state: unpacked, inspected and tested only, nothing added 原状：仅拆包、检验、测试，未加工';
}

function reliefOf({ relieved, notice = '', until = '', reasons }: GoingHome): string {
  if (relieved) return `${notice}; until 截至 ${until}`;
  return `Duty due 应缴税: ${reasons.map((code) => REASONS[code] ?? code).join('; ')}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EXPORT_UNKNOWN: 'the export is not known 出口报关单不详',
  NO_NOTICE_IN_FORCE: 'no notice covers the day of export 出口日期无适用公告',
  PROCEDURE_NOT_COVERED: 'the supervision code is not covered 监管方式不适用',
  CATEGORY_EXCLUDED: 'food is excluded 食品除外',
  NOT_IN_ORIGINAL_STATE: 'not in its original state 非原状',
  TOO_LATE: 'more than six months after export 超过出口之日起6个月',
};

function clausesOf(goods: readonly HomewardGoods[]): string[] {
  const isRelieved = goods.some(({ home }) => home.relieved);
  const isDue = goods.some(({ home }) => !home.relieved);
  return [
    ...(isRelieved
      ? [
          'Exemption from import duty, import VAT and consumption tax is applied for, and refund of export duty, if any was paid. ' +
            '申请免征进口关税、进口环节增值税和消费税；出口时已征出口关税的，申请退还。',
          'Export tax refunds received for these goods are repaid before entry. 已办理出口退税的货物，进境前补缴已退（免）税款。',
        ]
      : []),
    ...(isDue
      ? [
          'Import duty and VAT are due on the goods marked so. 标注应缴税的货物按规定缴纳进口关税和增值税。',
        ]
      : []),
    'We declare that the particulars above are true. 兹声明以上内容真实无误。',
  ];
}
