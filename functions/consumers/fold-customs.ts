/** The broker's word about a declaration: added to its statements; the assessment reads what they say together. */
import { foldStatement } from '../../domain/declaration/fold-statements.ts';
import { statementOf } from '../../domain/declaration/statement-of.ts';
import type { DeclarationStatement } from '../../domain/declaration/declaration.ts';
import { customsMessageSchema } from '../../domain/partner/customs-port.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import type { WebhookDelivery } from '../webhooks/contract.ts';
import { againWhenStale } from './again.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import { readPartnerMessage } from './partner-message.ts';

type Ports = Pick<
  ConsumerPorts,
  'now' | 'readRaw' | 'shipments' | 'declarations' | 'tracking' | 'signal'
>;

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export function createFoldCustoms(ports: Ports) {
  return async ({ rawKey }: WebhookDelivery): Promise<void> => {
    const read = readPartnerMessage(
      await ports.readRaw(rawKey),
      customsMessageSchema,
      'declarationId',
    );
    const reference = { type: 'DECLARATION', value: read.about } as const;
    const keys = read.message ? await ports.shipments.findByReference(reference) : [];
    if (!read.message || keys.length === 0)
      return ports.tracking.keepUnmatched(
        reference,
        'customs',
        read.eventId,
        read.text,
        ports.now(),
      );
    const statement = statementOf(read.message);
    for (const key of keys) await state(ports, key, read.about, statement);
  };
}

async function state(
  ports: Ports,
  key: ShipmentKey,
  declarationId: string,
  statement: DeclarationStatement,
): Promise<void> {
  await againWhenStale(async () => {
    const declarations = await ports.declarations.ofShipment(key.tenant, key.shipmentId);
    const declared = declarations.find((d) => d.declarationId === declarationId);
    const next = declared && foldStatement(declared, statement);
    if (next) await ports.declarations.save(next);
  });
  await ports.signal(key, statement.eventId);
}
