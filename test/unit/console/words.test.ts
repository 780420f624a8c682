import { describe, expect, it } from 'vitest';
import { wordOf } from '../../../console/language/words.ts';
import { caseView } from '../../../functions/api/cases/contract.ts';
import { timelineView } from '../../../functions/api/shipments/contract.ts';

const HAN = /\p{Script=Han}/u;
const codes = [
  ...caseView.shape.kind.options,
  ...caseView.shape.status.options,
  ...caseView.shape.responsible.options,
  ...timelineView.shape.status.options,
];

describe('a code in words', () => {
  it.each(codes)('%s is known in Chinese', (code) => {
    expect(wordOf(code, 'zh-CN')).toMatch(HAN);
  });

  it('is spelled out in English, and where no word is known', () => {
    expect(wordOf('CUSTOMS_HOLD', 'en')).toBe('Customs hold');
    expect(wordOf('keep-waiting', 'en')).toBe('Keep waiting');
    expect(wordOf('a-new-code', 'zh-CN')).toBe('A new code');
  });
});
