/** Up to 100 orders at once (M-095). Each stands alone: placed, answered again, or refused with its own problem. */
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { orderIdSchema } from '../../../domain/kernel/ids.ts';
import {
  placeOrderRequestSchema,
  type PlaceOrderRequest,
} from '../../../domain/order/place-order-request.ts';
import type { SellerCaller } from '../../runtime/access.ts';
import type { HttpRequest } from '../../runtime/http-message.ts';
import { idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { problemAnswer } from '../../runtime/problem.ts';
import { faultsOf } from '../../runtime/request-faults.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { batchRequest, type batchAnswer } from './contract.ts';
import type { OrdersPorts } from './orders-ports.ts';
import { place } from './place-order.ts';

type Result = z.input<typeof batchAnswer>['data'][number];

/** So many at a time: a batch is one caller among many. */
const AT_ONCE = 8;

/** The whole path is a parameter, because a route of the API's gateway may hold one but perhaps no colon (infra/routes.ts). */
export const placeBatch = (ports: OrdersPorts) =>
  sellerRoute('POST', '/{ordersBatch}', 'orders:write', {
    params: z.strictObject({ ordersBatch: z.literal('orders:batch') }),
    query: noQuery,
    body: batchRequest,
    handle: async ({ caller, body, request }) => {
      idempotencyKeyOf(request);
      const results: Result[] = [];
      const queue = body.orders.entries();
      const worker = async () => {
        for (const [index, item] of queue)
          results[index] = await placed(ports, caller, item, index, request);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      return { status: 200, body: { data: results } };
    },
  });

async function placed(
  ports: OrdersPorts,
  caller: SellerCaller,
  item: unknown,
  index: number,
  request: HttpRequest,
): Promise<Result> {
  try {
    await turn();
    const body = readItem(item, index);
    const one = itemOf(request, item, index);
    const { accepted, replayed } = await place(ports, caller, body, one, `/orders/${index}`);
    const { orderId } = acceptedSchema.parse(JSON.parse(accepted.body));
    return { index, status: accepted.status, orderId, ...(replayed && { replayed }) };
  } catch (error) {
    return refused(error, index, request);
  }
}

const acceptedSchema = z.looseObject({ orderId: orderIdSchema });

/** Throws InvalidRequest with pointers into the whole body. */
function readItem(item: unknown, index: number): PlaceOrderRequest {
  const parsed = placeOrderRequestSchema.safeParse(item);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error.issues, item, 'body');
  throw new InvalidRequest(
    'INVALID_REQUEST',
    'the order does not fit its schema',
    faults.map((fault) => ({ ...fault, pointer: `/orders/${index}${fault.pointer}` })),
  );
}

/** Its own key, `{key}#{index}`, and its own payload: the rest of the batch may be another when it is sent again. */
function itemOf(request: HttpRequest, body: unknown, index: number): HttpRequest {
  const key = `${idempotencyKeyOf(request)}#${index}`;
  return { ...request, body, headers: { ...request.headers, 'idempotency-key': key } };
}

const problemSchema = z.record(z.string(), z.unknown());

function refused(error: unknown, index: number, { path, requestId, headers }: HttpRequest): Result {
  const acceptLanguage = headers['accept-language'];
  const { status, body } = problemAnswer(error, { path, requestId, acceptLanguage });
  return { index, status, problem: problemSchema.parse(body) };
}
