import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PortageFunction } from '../constructs/portage-function.ts';
import { allowCallbacks } from '../constructs/workflow-access.ts';
import { workflowStep } from '../constructs/workflow-step.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';

/** The steps that each workflow calls, by their paths below functions/steps/. What undoes a step lies beside it. */
const BOOKING = [
  'shipment-booking/assess-first-mile',
  'shipment-booking/request-booking',
  'shipment-booking/schedule-pickup',
];
const EXPORT = [
  'shipment-export/assess-export',
  'shipment-export/file-isf',
  'shipment-export/submit-export-declaration',
];
const TRANSIT = ['shipment-transit/assess-transit'];
const IMPORT = [
  'shipment-import/assess-import',
  'shipment-import/submit-import-entry',
  'shipment-import/pay-import-duty',
  'shipment-import/answer-customs-hold',
];
const RECEIVING = [
  'shipment-receiving/announce-arrival',
  'shipment-receiving/assess-delivery',
  'shipment-receiving/assess-receiving',
  'shipment-receiving/request-recount',
  'shipment-receiving/refuse-batch',
  'shipment-receiving/start-putaway',
  'shipment-receiving/assess-putaway',
];
const COMPENSATION = [
  'shipment-compensation/plan-compensation',
  'shipment-compensation/record-compensation-failure',
  'shipment/void-quote',
  'shipment-booking/cancel-booking',
  'shipment-booking/cancel-pickup',
  'shipment-booking/return-cartons',
  'shipment-export/cancel-isf',
  'shipment-export/withdraw-export-declaration',
  'shipment-receiving/cancel-announcement',
];
const SHIPMENT = [
  'shipment/precheck-shipment',
  'shipment/quote-shipment',
  'shipment/assess-acceptance',
  'shipment/generate-documents',
  'shipment/close-shipment',
  'shipment/record-failure',
];

/** They hand a partner links to papers, which they may only do for papers that they may read themselves. */
const READS_DOCUMENTS = [
  'shipment-export/file-isf',
  'shipment-export/submit-export-declaration',
  'shipment-import/submit-import-entry',
  'shipment-import/answer-customs-hold',
];
const WRITES_DOCUMENTS = ['shipment/generate-documents'];

/** One inbound shipment: the parent workflow, its six children, and the steps they call. */
export class ShipmentWorkflowStack extends Stack {
  private readonly data: DataStack;
  private readonly steps = new Map<string, PortageFunction>();
  /** The waits of every workflow are registered by the same function. */
  readonly registerWait: PortageFunction;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.data = data;
    this.registerWait = this.step('waiting/register-wait');
    allowCallbacks(this.registerWait);
    this.workflow('shipment', SHIPMENT, [
      this.workflow('shipment-booking', BOOKING),
      this.workflow('shipment-export', EXPORT),
      this.workflow('shipment-transit', TRANSIT),
      this.workflow('shipment-import', IMPORT),
      this.workflow('shipment-receiving', RECEIVING),
      this.workflow('shipment-compensation', COMPENSATION),
    ]);
    data.documents.grantRead(...READS_DOCUMENTS.map((path) => this.step(path)));
    data.documents.grantReadWrite(...WRITES_DOCUMENTS.map((path) => this.step(path)));
  }

  private workflow(name: string, paths: readonly string[], children?: readonly Workflow[]) {
    const steps = [this.registerWait, ...paths.map((path) => this.step(path))];
    return new Workflow(this, pascal(name), this.data.upkeep, {
      name,
      steps,
      ...(children && { children }),
    });
  }

  /** The function of one step, made once however many workflows call it. */
  private step(path: string): PortageFunction {
    const known = this.steps.get(path);
    if (known !== undefined) return known;
    // Documents with embedded fonts take longer.
    const heavy = path === 'shipment/generate-documents';
    const made = workflowStep(this, pascal(path), this.data, {
      path,
      ...(heavy && { timeout: Duration.seconds(60), memory: 1024 }),
    });
    this.steps.set(path, made);
    return made;
  }
}

/** `shipment-export/file-isf` -> `ShipmentExportFileIsf` */
function pascal(name: string): string {
  return name.replaceAll(/(?:^|[-/])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
