/** Every step of every workflow by its function's name, between the contracts that the Lambda bundle also checks. */
import type { z } from 'zod';
import { registerWait, type Rendezvous } from '../../../domain/wait/deliver-signal.ts';
import { waitRegistrationSchema } from '../../../domain/wait/wait.ts';
import type { DocumentWorkshop } from '../../../domain/document/generate-documents.ts';
import { createAssessFloor } from '../../../functions/steps/order/assess-floor.ts';
import { createAssessParcel } from '../../../functions/steps/order/assess-parcel.ts';
import { createCancelFulfilment } from '../../../functions/steps/order/cancel-fulfilment.ts';
import { createLabelParcel } from '../../../functions/steps/order/label-parcel.ts';
import type { OrderPorts } from '../../../functions/steps/order/order-ports.ts';
import { createPlanFulfilment } from '../../../functions/steps/order/plan-fulfilment.ts';
import { createRecordOrderFailure } from '../../../functions/steps/order/record-order-failure.ts';
import { createReleaseToWarehouse } from '../../../functions/steps/order/release-to-warehouse.ts';
import { createAssessReturn } from '../../../functions/steps/return/assess-return.ts';
import { createIssueLabel } from '../../../functions/steps/return/issue-label.ts';
import { createRecordReturnFailure } from '../../../functions/steps/return/record-return-failure.ts';
import type { ReturnPorts } from '../../../functions/steps/return/return-ports.ts';
import { createWithdrawLabel } from '../../../functions/steps/return/withdraw-label.ts';
import { createAssessFirstMile } from '../../../functions/steps/shipment-booking/assess-first-mile.ts';
import { createCancelBooking } from '../../../functions/steps/shipment-booking/cancel-booking.ts';
import { createCancelPickup } from '../../../functions/steps/shipment-booking/cancel-pickup.ts';
import { createRequestBooking } from '../../../functions/steps/shipment-booking/request-booking.ts';
import { createReturnCartons } from '../../../functions/steps/shipment-booking/return-cartons.ts';
import { createSchedulePickup } from '../../../functions/steps/shipment-booking/schedule-pickup.ts';
import { createPlanCompensation } from '../../../functions/steps/shipment-compensation/plan-compensation.ts';
import { createRecordCompensationFailure } from '../../../functions/steps/shipment-compensation/record-compensation-failure.ts';
import { createAssessExport } from '../../../functions/steps/shipment-export/assess-export.ts';
import { createCancelIsf } from '../../../functions/steps/shipment-export/cancel-isf.ts';
import { createFileIsf } from '../../../functions/steps/shipment-export/file-isf.ts';
import { createSubmitExportDeclaration } from '../../../functions/steps/shipment-export/submit-export-declaration.ts';
import { createWithdrawExportDeclaration } from '../../../functions/steps/shipment-export/withdraw-export-declaration.ts';
import { createAnswerCustomsHold } from '../../../functions/steps/shipment-import/answer-customs-hold.ts';
import { createAssessImport } from '../../../functions/steps/shipment-import/assess-import.ts';
import { createPayImportDuty } from '../../../functions/steps/shipment-import/pay-import-duty.ts';
import { createSubmitImportEntry } from '../../../functions/steps/shipment-import/submit-import-entry.ts';
import { createAnnounceArrival } from '../../../functions/steps/shipment-receiving/announce-arrival.ts';
import { createAssessDelivery } from '../../../functions/steps/shipment-receiving/assess-delivery.ts';
import { createAssessPutaway } from '../../../functions/steps/shipment-receiving/assess-putaway.ts';
import { createAssessReceiving } from '../../../functions/steps/shipment-receiving/assess-receiving.ts';
import { createCancelAnnouncement } from '../../../functions/steps/shipment-receiving/cancel-announcement.ts';
import { createRefuseBatch } from '../../../functions/steps/shipment-receiving/refuse-batch.ts';
import { createRequestRecount } from '../../../functions/steps/shipment-receiving/request-recount.ts';
import { createStartPutaway } from '../../../functions/steps/shipment-receiving/start-putaway.ts';
import { createAssessTransit } from '../../../functions/steps/shipment-transit/assess-transit.ts';
import { createAssessAcceptance } from '../../../functions/steps/shipment/assess-acceptance.ts';
import { createCloseShipment } from '../../../functions/steps/shipment/close-shipment.ts';
import { createGenerateDocuments } from '../../../functions/steps/shipment/generate-documents.ts';
import { createPrecheckShipment } from '../../../functions/steps/shipment/precheck-shipment.ts';
import { createQuoteShipment } from '../../../functions/steps/shipment/quote-shipment.ts';
import { createRecordFailure } from '../../../functions/steps/shipment/record-failure.ts';
import { createVoidQuote } from '../../../functions/steps/shipment/void-quote.ts';
import type { StepPorts } from '../../../functions/steps/step-ports.ts';
import * as booking from '../../../workflows/shipment-booking/contracts.ts';
import * as compensation from '../../../workflows/shipment-compensation/contracts.ts';
import * as exporting from '../../../workflows/shipment-export/contracts.ts';
import * as importing from '../../../workflows/shipment-import/contracts.ts';
import * as order from '../../../workflows/order/contracts.ts';
import * as returning from '../../../workflows/return/contracts.ts';
import * as receiving from '../../../workflows/shipment-receiving/contracts.ts';
import * as transit from '../../../workflows/shipment-transit/contracts.ts';
import * as shipment from '../../../workflows/shipment/contracts.ts';

export type StepFunction = (payload: unknown) => Promise<unknown>;

/** The steps of a fulfilment. */
export function orderFunctions(ports: OrderPorts): Readonly<Record<string, StepFunction>> {
  return {
    PlanFulfilment: between(order.planFulfilment, createPlanFulfilment(ports)),
    ReleaseToWarehouse: between(order.releaseToWarehouse, createReleaseToWarehouse(ports)),
    LabelParcel: between(order.labelParcel, createLabelParcel(ports)),
    AssessFloor: between(order.assessFloor, createAssessFloor(ports)),
    AssessParcel: between(order.assessParcel, createAssessParcel(ports)),
    CancelFulfilment: between(order.cancelFulfilment, createCancelFulfilment(ports)),
    RecordOrderFailure: between(order.recordOrderFailure, createRecordOrderFailure(ports)),
  };
}

/** The steps of a return. */
export function returnFunctions(ports: ReturnPorts): Readonly<Record<string, StepFunction>> {
  return {
    IssueLabel: between(returning.issueLabel, createIssueLabel(ports)),
    AssessReturn: between(returning.assessReturn, createAssessReturn(ports)),
    WithdrawLabel: between(returning.withdrawLabel, createWithdrawLabel(ports)),
    RecordReturnFailure: between(returning.recordReturnFailure, createRecordReturnFailure(ports)),
  };
}

export function worldFunctions(
  ports: StepPorts,
  rendezvous: Rendezvous,
  workshop: DocumentWorkshop,
): Readonly<Record<string, StepFunction>> {
  return {
    RegisterWait: async (payload) => ({
      delivery: await registerWait(rendezvous, waitRegistrationSchema.parse(payload)),
    }),
    PrecheckShipment: between(shipment.precheckShipment, createPrecheckShipment(ports)),
    QuoteShipment: between(shipment.quoteShipment, createQuoteShipment(ports)),
    AssessAcceptance: between(shipment.assessAcceptance, createAssessAcceptance(ports)),
    VoidQuote: between(shipment.voidQuote, createVoidQuote(ports)),
    GenerateDocuments: between(
      shipment.generateDocuments,
      createGenerateDocuments({ ...ports, workshop }),
    ),
    CloseShipment: between(shipment.closeShipment, createCloseShipment(ports)),
    RecordFailure: between(shipment.recordFailure, createRecordFailure(ports)),
    AssessFirstMile: between(booking.assessFirstMile, createAssessFirstMile(ports)),
    RequestBooking: between(booking.requestBooking, createRequestBooking(ports)),
    CancelBooking: between(booking.cancelBooking, createCancelBooking(ports)),
    SchedulePickup: between(booking.schedulePickup, createSchedulePickup(ports)),
    CancelPickup: between(booking.cancelPickup, createCancelPickup(ports)),
    ReturnCartons: between(booking.returnCartons, createReturnCartons(ports)),
    AssessExport: between(exporting.assessExport, createAssessExport(ports)),
    SubmitExportDeclaration: between(
      exporting.submitExportDeclaration,
      createSubmitExportDeclaration(ports),
    ),
    WithdrawExportDeclaration: between(
      exporting.withdrawExportDeclaration,
      createWithdrawExportDeclaration(ports),
    ),
    FileIsf: between(exporting.fileIsf, createFileIsf(ports)),
    CancelIsf: between(exporting.cancelIsf, createCancelIsf(ports)),
    AssessTransit: between(transit.assessTransit, createAssessTransit(ports)),
    AssessImport: between(importing.assessImport, createAssessImport(ports)),
    SubmitImportEntry: between(importing.submitImportEntry, createSubmitImportEntry(ports)),
    AnswerCustomsHold: between(importing.answerCustomsHold, createAnswerCustomsHold(ports)),
    PayImportDuty: between(importing.payImportDuty, createPayImportDuty(ports)),
    AssessDelivery: between(receiving.assessDelivery, createAssessDelivery(ports)),
    AnnounceArrival: between(receiving.announceArrival, createAnnounceArrival(ports)),
    CancelAnnouncement: between(receiving.cancelAnnouncement, createCancelAnnouncement(ports)),
    AssessReceiving: between(receiving.assessReceiving, createAssessReceiving(ports)),
    RequestRecount: between(receiving.requestRecount, createRequestRecount(ports)),
    StartPutaway: between(receiving.startPutaway, createStartPutaway(ports)),
    RefuseBatch: between(receiving.refuseBatch, createRefuseBatch(ports)),
    AssessPutaway: between(receiving.assessPutaway, createAssessPutaway(ports)),
    PlanCompensation: between(compensation.planCompensation, createPlanCompensation(ports)),
    RecordCompensationFailure: between(
      compensation.recordCompensationFailure,
      createRecordCompensationFailure(ports),
    ),
  };
}

function between<I extends z.ZodType, O extends z.ZodType>(
  contract: { readonly input: I; readonly output: O },
  run: (input: z.output<I>) => Promise<z.input<O>>,
): StepFunction {
  return async (payload) => contract.output.parse(await run(contract.input.parse(payload)));
}
