/** What a suggested action means, in the language asked for (M-139). */
import type { Action } from '../../../domain/insight/suggest-actions.ts';
import type { Language } from '../../runtime/accept-language.ts';

const TEXTS: Readonly<Record<Action, Readonly<Record<Language, string>>>> = {
  FIX_LISTING: {
    en: 'Fix the listing: photos, description, size chart.',
    'zh-CN': '修改商品详情：图片、描述、尺码表。',
  },
  IMPROVE_PACKAGING: {
    en: 'Improve the packaging against shock and pressure.',
    'zh-CN': '改进包装，加强防震和抗压。',
  },
  CHECK_QUALITY: {
    en: 'Have the factory check the quality and what is in the box.',
    'zh-CN': '请工厂检查质量和配件是否齐全。',
  },
  DROP_SKU: {
    en: 'Stop selling this SKU until its defects are understood.',
    'zh-CN': '查清缺陷之前停售该 SKU。',
  },
  CHECK_PICKING: {
    en: 'Wrong items were sent: ask operations to check labels and picking.',
    'zh-CN': '发错货：请运营核查条码标签和拣货。',
  },
  REVIEW_OFFER: {
    en: 'Buyers changed their mind: review price and audience, offer a refund without return.',
    'zh-CN': '买家主观退货：检查价格和投放人群，可提供免退货退款。',
  },
};

export function suggestionText(action: Action, language: Language): string {
  return TEXTS[action][language];
}
