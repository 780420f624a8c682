/** The workflows as they are drawn, from the same YAML that runs, and where in them a record stands. */
import order from '../../workflows/order/order.asl.yaml';
import returning from '../../workflows/return/return.asl.yaml';
import shipment from '../../workflows/shipment/shipment.asl.yaml';
import booking from '../../workflows/shipment-booking/shipment-booking.asl.yaml';
import compensation from '../../workflows/shipment-compensation/shipment-compensation.asl.yaml';
import exporting from '../../workflows/shipment-export/shipment-export.asl.yaml';
import importing from '../../workflows/shipment-import/shipment-import.asl.yaml';
import receiving from '../../workflows/shipment-receiving/shipment-receiving.asl.yaml';
import transit from '../../workflows/shipment-transit/shipment-transit.asl.yaml';
import { graphOf } from './workflow-graph.ts';

export const ORDER_GRAPH = graphOf(order);
export const RETURN_GRAPH = graphOf(returning);

/** Those of a shipment, in the order in which it goes through them. */
export const SHIPMENT_WORKFLOWS = [
  { name: 'shipment', graph: graphOf(shipment) },
  { name: 'shipment-booking', graph: graphOf(booking) },
  { name: 'shipment-export', graph: graphOf(exporting) },
  { name: 'shipment-transit', graph: graphOf(transit) },
  { name: 'shipment-import', graph: graphOf(importing) },
  { name: 'shipment-receiving', graph: graphOf(receiving) },
  { name: 'shipment-compensation', graph: graphOf(compensation) },
];
