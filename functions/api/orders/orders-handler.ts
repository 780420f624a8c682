import { httpHandler } from '../../runtime/http-handler.ts';
import { cancelOrder } from './cancel-order.ts';
import { correctAddress } from './correct-address.ts';
import { holdOrder, releaseOrderHold } from './hold-order.ts';
import { linkLabels } from './link-labels.ts';
import { listOrders } from './list-orders.ts';
import type { OrdersPorts } from './orders-ports.ts';
import { placeBatch } from './place-batch.ts';
import { placeOrder } from './place-order.ts';
import { readOrder } from './read-order.ts';
import { readTimeline } from './read-timeline.ts';

/** Everything a seller does with an order (M-090 to M-110). */
export const ordersRoutes = (ports: OrdersPorts) => [
  placeOrder(ports),
  placeBatch(ports),
  listOrders(ports),
  readOrder(ports),
  readTimeline(ports),
  linkLabels(ports),
  cancelOrder(ports),
  correctAddress(ports),
  holdOrder(ports),
  releaseOrderHold(ports),
];

export const createOrdersHandler = (ports: OrdersPorts) =>
  httpHandler('orders', ordersRoutes(ports));
