import { expect, it } from 'vitest';
import { z } from 'zod';
import { createShipmentsHandler } from '../../../../functions/api/shipments/shipments-handler.ts';
import { requestBody } from '../../../support/example-shipment.ts';
import { call, sellerAuthorizer } from '../lambda-event.ts';
import { createWorld } from '../world.ts';
import { aCase } from './example-records.ts';

it.each(['v1-a', 'v1-z'])(
  'answers the open question of duty, not the answered one of notice %s before it',
  async (earlier) => {
    const world = createWorld();
    const shipments = createShipmentsHandler(world);
    const authorizer = sellerAuthorizer('lumio');
    const made = await call(shipments, {
      method: 'POST',
      path: '/shipments',
      body: requestBody,
      headers: { 'idempotency-key': 'k' },
      authorizer,
    });
    const shipmentId = z.string().parse(made.json['shipmentId']);
    const asked = (matter: string) =>
      world.cases.open(
        aCase(shipmentId, { caseId: `cas_${shipmentId.slice(4)}-DUTY_PAYMENT_DUE-${matter}` }),
      );
    const path = `/shipments/${shipmentId}/pay-duty`;
    await asked(earlier);
    await call(shipments, { method: 'POST', path, authorizer });
    const { tenant, caseId } = await asked('v1-m');
    expect((await call(shipments, { method: 'POST', path, authorizer })).status).toBe(202);
    expect(await world.cases.find(tenant, caseId)).toMatchObject({ status: 'DECIDED' });
  },
);
