/** Pictures and proofs go straight to the bucket; here a form is granted, and a proof that came is noted. */
import type { z } from 'zod';
import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import { addSeconds } from '../../../domain/kernel/time.ts';
import { patchReturn } from '../../../domain/return/return-record.ts';
import type { ReturnKey, ReturnPhoto } from '../../../domain/return/return-store.ts';
import type { Return } from '../../../domain/return/return.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import type { photoGranted, photoList, photoRequest } from './contract.ts';
import { mustFindReturn } from './return-view.ts';
import type { ProgressPorts } from './returns-ports.ts';

type Asked = z.output<typeof photoRequest> & { readonly proofOf?: string };

/** The same key gives the same picture and a fresh form. Throws NotFound, InvalidRequest for work that needs no proof. */
export async function grantPhoto(
  ports: ProgressPorts,
  { tenant, returnId }: ReturnKey,
  { idempotencyKey, by, ...asked }: Asked & { readonly idempotencyKey: string; by: string },
): Promise<z.input<typeof photoGranted>> {
  const key = { tenant, returnId };
  const ret = await mustFindReturn(ports.returns, key);
  if (asked.proofOf !== undefined) mustNeedProof(ret, asked.proofOf);
  const photoId = `pho_${digestIdOf(`${returnId}|${idempotencyKey}`)}`;
  const at = ports.now();
  const file = `T/${tenant}/returns/${returnId}/photos/${photoId}`;
  await ports.returns.putPhoto(key, { photoId, key: file, by, at, ...asked });
  const { expiresInSeconds, ...form } = await ports.links.upload(file, asked.contentType);
  return { photoId, upload: { ...form, expiresAt: addSeconds(at, expiresInSeconds) } };
}

function mustNeedProof({ works }: Return, workId: string): void {
  if (works.some((work) => work.workId === workId && work.needsProof)) return;
  throw new InvalidRequest('INVALID_REQUEST', 'no such work', [
    fault('/workId', 'NO_PROOF_NEEDED', 'no work of this return needs a proof under this id'),
  ]);
}

/** The proof is there: what waited for it goes on. Throws NotFound, InvalidRequest when nothing was uploaded. */
export async function confirmProof(
  ports: ProgressPorts,
  key: ReturnKey,
  photoId: string,
): Promise<Return> {
  const ret = await mustFindReturn(ports.returns, key);
  const photo = (await ports.returns.photos(key)).find((one) => one.photoId === photoId);
  if (!photo?.proofOf || !(await ports.links.exists(photo.key))) throw notUploaded();
  const kept = await noteProof(ports, ret, photo);
  const wait = { tenant: key.tenant, entityId: key.returnId, lane: 'main' };
  await ports.wake(wait, `proof-${photoId}`);
  return kept;
}

async function noteProof(ports: ProgressPorts, ret: Return, photo: ReturnPhoto): Promise<Return> {
  const proved = ret.works.find(({ workId }) => workId === photo.proofOf);
  if (!proved || proved.proofKey !== undefined) return ret;
  const proofAt = ports.now();
  const works = ret.works.map((work) =>
    work === proved ? { ...work, proofKey: photo.key, proofAt } : work,
  );
  return ports.returns.save({ next: patchReturn(ret, { works }, proofAt) });
}

function notUploaded(): InvalidRequest {
  return new InvalidRequest('INVALID_REQUEST', 'nothing was uploaded', [
    fault('/photoId', 'PROOF_NOT_UPLOADED', 'there is no uploaded proof under this id'),
  ]);
}

export async function photosOf(
  ports: ProgressPorts,
  { tenant, returnId }: ReturnKey,
): Promise<z.input<typeof photoList>> {
  const key = { tenant, returnId };
  await mustFindReturn(ports.returns, key);
  const [photos, inspection] = await Promise.all([
    ports.returns.photos(key),
    ports.returns.inspection(key),
  ]);
  const data = await Promise.all(
    photos.map(async ({ key: file, by: _, proofOf, ...photo }) => {
      const isThere = await ports.links.exists(file);
      const url = isThere ? await ports.links.download(file, photo.fileName) : undefined;
      return {
        ...photo,
        ...(proofOf !== undefined && { proofOf }),
        ...(url !== undefined && { url }),
      };
    }),
  );
  return { data, inspection: inspection.units.flatMap((unit) => unit.photos) };
}
