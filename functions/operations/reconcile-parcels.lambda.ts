import middy from '@middy/core';
import {
  createEasyPostClient,
  easyPostHeaders,
} from '../../adapters/carriers/easypost/easypost-client.ts';
import { readLabelFile } from '../../adapters/carriers/easypost/label-file.ts';
import {
  createSeventeenTrackClient,
  seventeenTrackHeaders,
} from '../../adapters/carriers/seventeentrack/seventeentrack-client.ts';
import { createPartnerStore } from '../../adapters/dynamodb/partner-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createParcelNumberStore } from '../../adapters/dynamodb/tracking-number.ts';
import { createPartnerAsker } from '../../adapters/partners/partner-json.ts';
import { parcelPortsIn } from '../consumers/parcel-ports.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, tableOf } from '../runtime/ports.ts';
import { loggable, telemetryOf } from '../runtime/telemetry.ts';
import { environment } from './reconcile-parcels.environment.ts';
import { reconcileParcels } from './reconcile-parcels.ts';
import { createTrackParcel } from './track-parcel.ts';

const table = tableOf(readEnvironment(environment));
const telemetry = telemetryOf('reconcile-parcels');
const partners = createPartnerStore(table);
const track = createTrackParcel(
  createEasyPostClient({
    ask: createPartnerAsker(partners, 'easypost', easyPostHeaders),
    readFile: readLabelFile,
    now,
  }),
  createSeventeenTrackClient({
    ask: createPartnerAsker(partners, 'seventeentrack', seventeenTrackHeaders),
    now,
  }),
  partners,
);
const ports = {
  ...parcelPortsIn(table),
  numbers: createParcelNumberStore(table),
  returns: createReturnStore(table),
  track,
};

/** `ParcelRecovered` counts what webhooks should have told. */
export const handler = middy()
  .use([...telemetry.middleware])
  .handler(async () => {
    const { failures, ...reconciled } = await reconcileParcels(ports);
    for (const failure of failures)
      telemetry.logger.error('not reconciled', { error: loggable(failure) });
    telemetry.count('ReconcileFailure', failures.length);
    telemetry.count('ParcelRecovered', reconciled.recovered);
    telemetry.logger.info('reconciled', reconciled);
    return { ...reconciled, failures: failures.length };
  });
