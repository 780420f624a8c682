import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARTS, TEXTS } from '../../../console/language/texts.ts';
import { wordOf, type About } from '../../../console/language/words.ts';
import { shipmentLifecycle } from '../../../domain/shipment/shipment-lifecycle.ts';
import { milestoneSchema } from '../../../domain/tracking/tracking-event.ts';
import { caseView } from '../../../functions/api/cases/contract.ts';
import { outboxPage, searchHit } from '../../../functions/api/operations/contract.ts';
import {
  operationsFulfilmentView,
  operationsOrderView,
  orderTimelineView,
} from '../../../functions/api/orders/contract.ts';
import { operationsReturnDetail, returnTimeline } from '../../../functions/api/returns/contract.ts';
import { timelineView } from '../../../functions/api/shipments/contract.ts';
import { deliveryView, endpointView } from '../../../functions/api/webhook-endpoints/contract.ts';

const HAN = /\p{Script=Han}/u;

const order = operationsOrderView.shape;
const hold = order.holds.element.shape;
const part = operationsFulfilmentView.shape;
const back = operationsReturnDetail.shape;
const unit = back.graded.element.shape;
const triage = back.triage.unwrap().shape;
const seen = back.inspection.unwrap().shape.units.element.shape;
const paper = back.documents.unwrap().element.shape;
const mail = outboxPage.shape.data.element.shape;

/** Every closed set of codes that a page shows, by what is spoken about. */
const SHOWN: readonly (readonly [About, readonly string[]])[] = [
  ['shipment', caseView.shape.kind.options],
  ['shipment', caseView.shape.status.options],
  ['shipment', caseView.shape.responsible.options],
  ['shipment', timelineView.shape.status.options],
  ['shipment', shipmentLifecycle.transitions.map(({ event }) => event)],
  ['order', order.status.options],
  ['order', order.channel.shape.source.options],
  ['order', order.policy.options],
  ['order', order.speed.options],
  ['order', order.options.element.options],
  ['order', hold.reason.options],
  ['order', hold.releasePolicy.options],
  ['order', part.status.options],
  ['order', part.box.unwrap().shape.mark.unwrap().options],
  ['order', part.route.unwrap().shape.mode.options],
  ['order', part.acts.element.shape.answer.options],
  ['order', orderTimelineView.shape.entries.element.shape.source.options],
  ['parcel', part.parcel.unwrap().shape.status.options],
  ['parcel', milestoneSchema.options],
  ['return', back.status.options],
  ['return', back.kind.options],
  ['return', back.resolution.options],
  ['return', back.lines.element.shape.reason.unwrap().options],
  ['return', triage.outcome.options],
  ['return', triage.reasonClass.unwrap().options],
  ['return', triage.freightPayer.unwrap().options],
  ['return', seen.reception.options],
  ['return', seen.fault.unwrap().options],
  ['return', Object.keys(seen.checklist.shape)],
  ['return', unit.grade.options],
  ['return', unit.disposition.unwrap().options],
  ['refund', back.refunds.element.shape.reason.options],
  ['refund', back.payments.unwrap().element.shape.status.options],
  ['refund', back.payments.unwrap().element.shape.by.unwrap().options],
  ['return', returnTimeline.shape.entries.element.shape.kind.options],
  ['document', paper.kind.options],
  ['document', paper.status.options],
  ['mail', mail.kind.options],
  ['mail', mail.status.options],
  ['webhook', endpointView.shape.status.options],
  ['webhook', endpointView.shape.disabled.unwrap().shape.reason.options],
  ['webhook', deliveryView.shape.status.options],
  ['webhook', deliveryView.shape.failure.unwrap().options],
  ['search', searchHit.shape.kind.options],
  ['search', searchHit.shape.by.options],
];

/** Codes that are text in the contract: what the rules say, as it is written in them. */
function written(folder: string, pattern: RegExp): string[] {
  const sources = globSync(`domain/${folder}/*.ts`).map((file) => readFileSync(file, 'utf8'));
  const found = sources.flatMap((source) =>
    Array.from(source.matchAll(pattern), ([, code]) => code),
  );
  return [...new Set(found.flatMap((code) => code ?? []))].sort();
}
const AWAITING = /awaiting: '([A-Z_]+)'/g;
const WRITTEN: typeof SHOWN = [
  ['shipment', written('shipment', AWAITING)],
  ['order', written('order', AWAITING)],
  ['return', written('return', AWAITING)],
  ['return', written('return', /why: \['([A-Z_]+)'/g)],
  ['shipment', written('*', /options: \['([a-z_-]+)'/g)],
  ['shipment', written('*', /options: \['[a-z_-]+', '([a-z_-]+)'/g)],
];

const each = [...SHOWN, ...WRITTEN].flatMap(([about, codes]) =>
  codes.map((code) => [about, code] as const),
);

describe('a code in words', () => {
  it('is looked for wherever codes are written', () => {
    expect(WRITTEN.filter(([, codes]) => codes.length === 0)).toEqual([]);
    expect(each.length).toBeGreaterThan(250);
  });

  it.each(each)('of a %s, %s is known in both languages', (about, code) => {
    expect(wordOf(code, 'zh-CN', about)).toMatch(HAN);
    expect(wordOf(code, 'en', about)).toMatch(/^[A-Za-z][^_]+$/);
  });

  it('may be another word of another thing', () => {
    expect(wordOf('ARRIVED', 'zh-CN')).toBe('已到港');
    expect(wordOf('ARRIVED', 'zh-CN', 'return')).toBe('已到仓');
    expect(wordOf('OPERATIONS', 'zh-CN', 'return')).toBe('运营');
  });

  it('is spelled out in English, and where no word is known', () => {
    expect(wordOf('CUSTOMS_HOLD', 'en')).toBe('Customs hold');
    expect(wordOf('keep-waiting', 'en')).toBe('Keep waiting');
    expect(wordOf('a-new-code', 'zh-CN')).toBe('A new code');
    expect(wordOf('what somebody typed: SO-1', 'en')).toBe('what somebody typed: SO-1');
  });
});

it('a text has one name, in one place', () => {
  const names = PARTS.flatMap(({ en }) => Object.keys(en));
  expect(names.length).toBe(new Set(names).size);
  expect(Object.keys(TEXTS.en)).toHaveLength(names.length);
});

it.each(Object.entries(TEXTS['zh-CN']))('the console says %s in Chinese', (name, text) => {
  if (!['language', 'sku'].includes(name)) expect(text).toMatch(HAN);
  expect(text).not.toBe('');
});
