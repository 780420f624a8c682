import { describe, expect, it } from 'vitest';
import { originPaperPdf } from '../../../../adapters/documents/origin-paper-pdf.ts';
import { homeward, originPapers } from '../../../support/example-homeward.ts';
import { pageTexts } from './pdf-reading.ts';

type Kind = Parameters<typeof originPaperPdf>[0];
const printed = async (kind: Kind, papers = originPapers()) =>
  pageTexts(await originPaperPdf(kind, papers)).join(' ');

describe('the papers of goods that go home', () => {
  it.each([
    ['COMMERCIAL_INVOICE', ['商业发票', '34.40', '退运货物', '9405210000']],
    ['PACKING_LIST', ['装箱单', '台灯', '1.800', '2.000']],
    ['RETURN_RELIEF_STATEMENT', ['原状说明', '531620260123456789', '9810', '第16号', '补缴']],
  ] as const)(
    '%s prints in both languages, from the warehouse to the seller',
    async (kind, texts) => {
      const page = await printed(kind);
      for (const text of [...texts, 'Carson', '88 Fuqiao Road', '91350100M000100Y43'])
        expect(page).toContain(text);
      expect(page).not.toContain('\uFFFD');
    },
  );

  it('say where duty is due', async () => {
    const denied = { relieved: false, reasons: ['TOO_LATE'], state: 'ORIGINAL' };
    const page = await printed('RETURN_RELIEF_STATEMENT', originPapers([homeward(denied)]));
    expect(page).toContain('应缴税');
    expect(page).toContain('超过出口之日起6个月');
  });
});
