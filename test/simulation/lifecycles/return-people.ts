/** What people do about returns: decide or let it lie, cancel, film a destruction and forget to upload it; and look at them. */
import { z } from 'zod';
import type { Case } from '../../../domain/case/case.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import type { Return } from '../../../domain/return/return.ts';
import { undecidedReturnSchema } from '../../../domain/return/return-lifecycle.ts';
import { tenant } from '../../support/example-shipment.ts';
import { unheardSignal } from '../invariants.ts';
import type { Draw, Mood, Surroundings } from '../lifecycle.ts';
import { maybe, pick } from '../pick.ts';
import { openIn, type Ask } from './client.ts';
import { word } from './random-box.ts';

const granted = z.object({
  photoId: z.string(),
  upload: z.object({ fields: z.object({ key: z.string() }) }),
});

interface People {
  readonly around: Surroundings;
  readonly ask: Ask;
  readonly draw: Draw;
}

export async function actOnReturns(
  people: People,
  keys: readonly ReturnKey[],
  mood: Mood,
): Promise<void> {
  const { world, calmly, returns } = people.around;
  for (const key of keys.filter((each) => !returns.isOver(each))) {
    const [ret, cases] = await calmly(() =>
      Promise.all([world.returns.find(key), world.cases.ofEntity(key.tenant, key.returnId)]),
    );
    for (const each of openIn(cases)) {
      const option = await decide(people, key, each);
      if (ret && option === 'done-by-hand') workByHand(people.around, ret, each);
    }
    if (ret) await prove(people, ret, mood);
    if (mood === 'as they like' && key.tenant === tenant && maybe(people.draw, 0.015))
      await people.ask({
        method: 'POST',
        path: `/returns/${key.returnId}/cancel`,
        body: { reason: 'keeps it' },
      });
  }
}

/** The seller's word comes through the return as often as through the case. */
async function decide(
  { ask, draw }: People,
  key: ReturnKey,
  found: Case,
): Promise<string | undefined> {
  const { options, audience, caseId } = found;
  if (options.length === 0) return undefined;
  const option = pick(draw, options);
  const body = { option, ...(option === 'assign' && { values: { tenant } }) };
  const path =
    audience === 'seller' ? `/cases/${caseId}/decision` : `/operations/cases/${caseId}/decision`;
  if (audience === 'seller' && maybe(draw, 0.5))
    await ask({
      method: 'POST',
      path: `/returns/${key.returnId}/decision`,
      body: { ...body, caseId },
    });
  else await ask({ method: 'POST', path, body });
  return option;
}

/** Asked for by telephone the desk does it all the same, and says so. */
function workByHand({ world }: Surroundings, ret: Return, { evidence }: Case): void {
  const group = /^WORK-g(\d+)$/.exec(String(evidence['act']))?.[1];
  if (group === undefined) return;
  const workId = `${ret.returnId}-w${group}`;
  const done = { workId, bin: 'R01-1' };
  const said = word(ret.deskId, 'worked', world.clock.now(), done, `${workId}-worked`);
  world.partnerSays(ret.returnId, [said]);
}

/** The form, the upload, the word that it was used: any of them may be forgotten for a while. */
async function prove({ around, ask, draw }: People, ret: Return, mood: Mood): Promise<void> {
  const base = `/operations/returns/${ret.tenant}/${ret.returnId}/proof`;
  for (const { workId, needsProof, proofKey } of ret.works) {
    const isLazy = mood === 'as they like' && !maybe(draw, 0.3);
    if (!needsProof || proofKey !== undefined || isLazy) continue;
    const body = { workId, fileName: 'video.mp4', contentType: 'video/mp4' };
    const headers = { 'idempotency-key': `proof-${workId}` };
    const form = await ask({ method: 'POST', path: base, body, headers });
    const { photoId, upload } = granted.parse(form.json);
    if (mood === 'finishing' || maybe(draw, 0.6))
      around.world.bucket.set(upload.fields.key, new TextEncoder().encode('film'));
    await ask({ method: 'POST', path: `${base}/confirm`, body: { photoId } });
  }
}

/** Before it is approved nobody is told where it would go (M-120). */
export async function watchReturns(
  around: Surroundings,
  ask: Ask,
  keys: readonly ReturnKey[],
): Promise<string[]> {
  const { calmly, returns } = around;
  const found: string[] = [];
  for (const key of keys) {
    if (returns.isOver(key)) continue;
    found.push(...unheardSignal(around, key.returnId).map((lost) => `${key.returnId} ${lost}`));
    const status = returns.statusOf(key);
    if (key.tenant !== tenant || !undecidedReturnSchema.safeParse(status).success) continue;
    const shown = await calmly(() => ask({ path: `/returns/${key.returnId}` }));
    const told = ['returnTo', 'label', 'warehouseId'].filter((name) => name in shown.json);
    if (undecidedReturnSchema.safeParse(shown.json['status']).success)
      found.push(...told.map((name) => `ADDRESS ${name} of ${key.returnId} before approval`));
  }
  return found;
}
