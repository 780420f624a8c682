/** Goods no line of ours carries (M-027, domain-facts 3.11): a dated list by words in English and Chinese, HS headings, and brands. */
import { inForce, type Dated } from '../kernel/dated.ts';
import { hsDigits } from '../kernel/codes.ts';
import type { SkuDetails } from './sku.ts';

export interface ProhibitedRule {
  readonly name: string;
  /** Whole words, any case, in name or use. */
  readonly words?: readonly string[];
  /** Parts of a Chinese name: Chinese has no word borders. */
  readonly wordsZh?: readonly string[];
  /** HS chapters (2), headings (4) or subheadings (6). */
  readonly hs?: readonly string[];
}

type Described = Pick<SkuDetails, 'name' | 'nameZh' | 'use' | 'hsCode' | 'importHsCode'>;

const rule = (validFrom: string, source: string, value: ProhibitedRule): Dated<ProhibitedRule> => ({
  value,
  validFrom,
  validTo: null,
  source,
});

export const prohibitedRules: readonly Dated<ProhibitedRule>[] = [
  rule('2018-01-01', 'UN class 1; HS chapter 36', {
    name: 'explosives and fireworks',
    words: ['firework', 'fireworks', 'explosive', 'explosives', 'gunpowder', 'detonator'],
    wordsZh: ['烟花', '爆竹', '炸药', '火药'],
    hs: ['36'],
  }),
  rule('2018-01-01', 'HS chapter 93; carriers refuse weapons', {
    name: 'weapons and ammunition',
    words: ['firearm', 'firearms', 'ammunition', 'pistol', 'silencer'],
    wordsZh: ['枪支', '弹药'],
    hs: ['93'],
  }),
  rule('2022-05-01', 'PRC e-cigarette rules 2022; US PACT Act: not mailable', {
    name: 'e-cigarettes and tobacco',
    words: ['e-cigarette', 'e-cigarettes', 'vape', 'vapes', 'vaping', 'tobacco', 'nicotine'],
    wordsZh: ['电子烟', '烟草', '香烟'],
    hs: ['24', '854340'],
  }),
  rule('2018-01-01', 'UN class 7; HS 2844', {
    name: 'radioactive goods',
    words: ['radioactive', 'uranium', 'thorium'],
    wordsZh: ['放射性'],
    hs: ['2844'],
  }),
  rule('2018-01-01', 'UN division 6.1; HS 3808.59, Stockholm Convention', {
    name: 'toxic goods and pesticides',
    words: ['cyanide', 'arsenic', 'pesticide', 'insecticide', 'rodenticide', 'poison'],
    wordsZh: ['剧毒', '农药', '氰化'],
    /** Not 3808.94: disinfectants are carried as liquids. */
    hs: ['380852', '380859', '38086', '380891', '380892', '380893', '380899'],
  }),
  rule('2018-01-01', 'UN classes 2.1, 3 and 4', {
    name: 'flammables',
    words: ['gasoline', 'petrol', 'lighter fluid', 'butane', 'kerosene', 'turpentine'],
    wordsZh: ['汽油', '丁烷', '打火机油', '煤油'],
    hs: ['2710', '2711', '361490'],
  }),
  rule('2018-01-01', 'HS chapter 1; IATA LAR', {
    name: 'live animals',
    words: ['live animal', 'live animals', 'live fish', 'live bird'],
    wordsZh: ['活体', '活动物'],
    hs: ['01'],
  }),
  rule('2018-01-01', 'CITES Appendix I', {
    name: 'protected species',
    words: ['ivory', 'rhino horn', 'pangolin', 'tiger bone'],
    wordsZh: ['象牙', '犀牛角', '穿山甲', '虎骨'],
    hs: ['0507'],
  }),
  rule('2018-01-01', 'Single Convention on Narcotic Drugs 1961', {
    name: 'narcotics',
    words: ['cannabis', 'cocaine', 'heroin', 'opium', 'cbd', 'kratom'],
    wordsZh: ['大麻', '可卡因', '海洛因', '鸦片'],
    hs: ['130211', '293911'],
  }),
  rule('2018-01-01', '19 USC 1526, GACC Order 183: counterfeits are seized', {
    name: 'counterfeits',
    words: ['replica', 'counterfeit', 'fake designer', 'knockoff'],
    wordsZh: ['高仿', '仿冒', '假冒'],
  }),
];

/** Every rule the description breaks on `day`. */
export function prohibitedBy(goods: Described, day: string): ProhibitedRule[] {
  return prohibitedRules
    .filter((dated) => inForce([dated], day))
    .map(({ value }) => value)
    .filter((rule) => breaks(rule, goods));
}

function breaks(rule: ProhibitedRule, goods: Described): boolean {
  const text = `${goods.name} ${goods.use}`.toLowerCase();
  const zh = `${goods.nameZh ?? ''} ${goods.name} ${goods.use}`;
  const codes = [goods.hsCode, goods.importHsCode ?? ''].map(hsDigits);
  return (
    (rule.words ?? []).some((word) => hasWord(text, word)) ||
    (rule.wordsZh ?? []).some((part) => zh.includes(part)) ||
    (rule.hs ?? []).some((prefix) => codes.some((code) => code.startsWith(prefix)))
  );
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(^|[^a-z0-9-])${word}($|[^a-z0-9-])`).test(text);
}
