/** A client of the API: it asks again until it has an answer, as its idempotency key lets it. */
import type { Case } from '../../../domain/case/case.ts';
import type { Answer, Call } from '../../unit/functions/lambda-event.ts';
import type { World } from '../../support/portage-world.ts';
import type { Draw } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';

const TRIES = 20;

export type Ask = (call: Call) => Promise<Answer>;

export function clientOf(world: World): Ask {
  return async (call) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await world.api(call).catch(() => undefined);
      if (answer && answer.status < 500) return answer;
      if (tries === TRIES) throw new Error(`no answer to ${call.method ?? 'GET'} ${call.path}`);
    }
  };
}

/** A person answers a case, by chance. Faults are mended; seldom is a thing given up for them. */
export async function decideByChance(
  ask: Ask,
  draw: Draw,
  { caseId, kind, audience, options }: Case,
): Promise<void> {
  if (options.length === 0 || (kind === 'SHIPMENT_FAULTS' && maybe(draw, 0.8))) return;
  const base = audience === 'seller' ? '/cases' : '/operations/cases';
  const body = { option: pick(draw, options) };
  await ask({ method: 'POST', path: `${base}/${caseId}/decision`, body });
}

export function openIn(cases: readonly Case[]): Case[] {
  return cases.filter(({ status }) => status === 'OPEN');
}
