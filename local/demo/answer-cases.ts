/** Answers what Portage asks on the way, through the API as a person would; a hold's papers are uploaded first. */
import { ANSWERS } from './scenario-ends.ts';
import type { OpenCase, PortageClient } from './portage-client.ts';

const TEST_REPORT = Buffer.from('%PDF-1.4\n% FCC Part 15 test report of the demo\n%%EOF\n');

/** How many cases were answered. Throws when a case is of a kind that no scenario expects. */
export async function answerCases(
  client: PortageClient,
  shipmentId: string,
  say: (line: string) => void,
): Promise<number> {
  const { seller, operations } = await client.openCases(shipmentId);
  for (const each of seller) {
    if (each.kind === 'DUTY_PAYMENT_DUE') await client.payDuty(shipmentId);
    else await client.decide(each.caseId, await decisionFor(client, shipmentId, each));
    say(
      `         ! seller answers ${each.kind}: ${each.kind === 'DUTY_PAYMENT_DUE' ? 'paid' : optionFor(each)}`,
    );
  }
  for (const each of operations) {
    await client.decideAsOperations(each.caseId, { option: optionFor(each) });
    say(`         ! operations answer ${each.kind}: ${optionFor(each)}`);
  }
  return seller.length + operations.length;
}

async function decisionFor(
  client: PortageClient,
  shipmentId: string,
  asked: OpenCase,
): Promise<object> {
  const option = optionFor(asked);
  if (asked.kind !== 'CUSTOMS_HOLD') return { option };
  const documentId = await client.upload(
    shipmentId,
    'TEST_REPORT',
    'fcc-test-report.pdf',
    TEST_REPORT,
  );
  return { option, note: 'Test report attached', values: { documentId } };
}

function optionFor({ kind, options, title }: OpenCase): string {
  const option = ANSWERS[kind];
  if (option !== undefined && options.includes(option)) return option;
  throw new Error(`unexpected case ${kind} "${title}", options ${options.join(', ')}`);
}
