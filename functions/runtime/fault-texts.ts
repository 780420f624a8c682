/** The Chinese words of every fault code; `{name}` is a value the fault carries. The English words come with the fault. */
import type { Fault } from '../../domain/kernel/fault.ts';
import type { Language } from './accept-language.ts';

export const faultTextsZh: Readonly<Record<string, string>> = {
  // The request's shape.
  REQUIRED: '必填。',
  WRONG_TYPE: '类型须为 {expected}。',
  TOO_SMALL: '过小或过短，下限为 {limit}。',
  TOO_BIG: '过大或过长，上限为 {limit}。',
  WRONG_FORMAT: '格式不正确（{format}）。',
  NOT_ALLOWED: '只能取以下值之一：{allowed}。',
  UNKNOWN_FIELD: '未知字段。',
  INVALID_VALUE: '取值无效。',

  // Rates.
  NO_WAREHOUSE_IN_COUNTRY: '该国没有我们的发货仓。',
  WAREHOUSE_NOT_IN_COUNTRY: '该仓库不在收件国。',
};

/** The fault's words in the language asked for; English when a code has no Chinese yet. */
export function faultDetail(fault: Fault, language: Language): string {
  const chinese = language === 'zh-CN' ? faultTextsZh[fault.code] : undefined;
  return (
    chinese?.replaceAll(/\{(\w+)\}/g, (_, name: string) => fault.params?.[name] ?? '') ??
    fault.detail
  );
}
