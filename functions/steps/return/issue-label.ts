/** The buyer gets a label and the desk hears what comes, each once; then the wait for it is registered (design 3.2). */
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { labelExpiresAt } from '../../../domain/return/assess-arrival.ts';
import { DONE_BY_HAND, refusedAct, wasAnswered } from '../../../domain/return/refused-act.ts';
import { returnNoticeOf } from '../../../domain/return/return-notice.ts';
import { advanceReturn, awaiting, patchReturn } from '../../../domain/return/return-record.ts';
import { returnCase, type ReturnView } from '../../../domain/return/return-view.ts';
import type { Return } from '../../../domain/return/return.ts';
import { registerWait } from '../../../domain/wait/deliver-signal.ts';
import type { IssueLabelInput } from '../../../workflows/return/contracts.ts';
import { readReturnView } from './read-return.ts';
import type { ReturnPorts } from './return-ports.ts';
import { saveReturn } from './save-return.ts';

/** Throws StaleVersion, PartnerUnavailable. */
export function createIssueLabel(ports: ReturnPorts) {
  return async ({ returnId, ...registration }: IssueLabelInput) => {
    const key = { tenant: registration.tenant, returnId };
    const told = await tell(ports, await readReturnView(ports, key));
    const wait = { ...registration, entityId: returnId, lane: 'main' };
    const delivery = await registerWait(ports.rendezvous, wait);
    // Not to be told of, or refused: the assessment says what else there is to do.
    if (!told) await ports.wake({ ...key, entityId: returnId, lane: 'main' }, 'nothing-to-tell');
    return { delivery };
  };
}

/** False when it does not wait for an arrival now. */
async function tell(ports: ReturnPorts, view: ReturnView): Promise<boolean> {
  const { ret } = view;
  if (ret.status === 'AWAITING_ARRIVAL' || ret.status === 'IN_TRANSIT') return true;
  if ((ret.status !== 'APPROVED' && ret.status !== 'LABEL_ISSUED') || ret.cancelRequest)
    return false;
  const labelled = await labelOrAsk(ports, view);
  if (!labelled) return false;
  try {
    await announce(ports, view, labelled);
    return true;
  } catch (error) {
    // What was bought is kept: it may have to be voided.
    if (error instanceof PartnerRefused && labelled !== ret)
      await saveReturn(ports, ret, labelled, keptWith(labelled));
    return refused(ports, view, 'ANNOUNCE', error);
  }
}

async function labelOrAsk(ports: ReturnPorts, view: ReturnView): Promise<Return | undefined> {
  try {
    return await label(ports, view);
  } catch (error) {
    await refused(ports, view, 'LABEL', error);
    return undefined;
  }
}

/** What a partner will not do is a person's to mend. */
async function refused(ports: ReturnPorts, view: ReturnView, act: string, error: unknown) {
  if (!(error instanceof PartnerRefused)) throw error;
  await ports.cases.open(returnCase(view, refusedAct(view, act, error.message)));
  return false;
}

/** Bought again after a crash it is the same label: its reference is the return. Only what a buyer sends needs one. */
async function label(ports: ReturnPorts, { ret, warehouse, now }: ReturnView): Promise<Return> {
  const { wayBack, from, tenant, returnId } = ret;
  if (ret.label || ret.kind !== 'CUSTOMER' || !wayBack || !from || !warehouse) return ret;
  const { carrier, serviceId, dimensions, weightG } = wayBack;
  const request = {
    labelReference: `${returnId}-1`,
    carrier,
    serviceId,
    from,
    to: warehouse.address,
    parcel: { dimensions, weightG },
    options: [],
    isReturn: true,
    shipOn: dayOf(now),
  };
  const { pdf, ...bought } = await ports.parcelCarrier.buyLabel(request);
  const labelKey = `T/${tenant}/returns/${returnId}/label.pdf`;
  const paper = { ...request, trackingNumber: bought.trackingNumber };
  await ports.files.put(labelKey, 'application/pdf', pdf ?? (await ports.drawLabel(paper)));
  const { labelReference } = request;
  const kept = { labelReference, carrier, serviceId, ...bought, labelKey, boughtAt: now };
  return advanceReturn(ret, 'issue_label', { at: now, patch: { label: kept } });
}

/**
 * Label and announcement are one write: nobody sends a box before its label is shown. A box that travels already could be there
 * before its name is known, so that is kept first.
 */
async function announce(ports: ReturnPorts, view: ReturnView, labelled: Return): Promise<void> {
  const { ret, cases, policy, now } = view;
  const names = [ret.deskId];
  const kept =
    labelled === ret ? await saveReturn(ports, ret, patchReturn(ret, {}, now), { names }) : ret;
  if (!wasAnswered(cases, 'ANNOUNCE', DONE_BY_HAND))
    await ports.returnsDesk.expect(returnNoticeOf({ ...view, ret: labelled }));
  const awaited = advanceReturn(labelled, 'announce', { at: now });
  const next = awaiting(awaited, labelExpiresAt(awaited, policy), now);
  await saveReturn(ports, kept, next, labelled === ret ? {} : keptWith(labelled));
  const { tenant, returnId, label: bought } = labelled;
  if (bought) await ports.applyWaiting(bought.trackingNumber, { tenant, returnId });
}

function keptWith({ label: tracked, deskId }: Return) {
  return { names: [deskId], ...(tracked && { tracked }) };
}
