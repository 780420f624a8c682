/** What the routes of this resource need of the world. */
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { DeclarationStore } from '../../../domain/declaration/declaration.ts';
import type { DocumentStore } from '../../../domain/document/document.ts';
import type { NewId, Now } from '../../../domain/kernel/time.ts';
import type { ReceivingStore } from '../../../domain/receiving/receiving-store.ts';
import type { ShipmentKey, ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { TrackingStore } from '../../../domain/tracking/tracking-store.ts';
import type { WaitStore, Wake } from '../../../domain/wait/wait.ts';
import type { Cursors } from '../../runtime/cursor.ts';

/** Presigned links: the bytes never pass through us. */
export interface DocumentLinks {
  /** A link to GET one key, valid for minutes, saved under `fileName`. */
  download(key: string, fileName: string): Promise<string>;
  /** A form to POST exactly this key, of this type, of 1 byte to 20 MB. */
  upload(
    key: string,
    contentType: string,
  ): Promise<{ url: string; fields: Record<string, string>; expiresInSeconds: number }>;
  exists(key: string): Promise<boolean>;
}

export interface ShipmentsPorts {
  readonly now: Now;
  /** A ULID. */
  readonly newId: NewId;
  readonly shipments: ShipmentStore;
  readonly documents: DocumentStore;
  readonly links: DocumentLinks;
  readonly receiving: Pick<ReceivingStore, 'find'>;
  readonly tracking: Pick<TrackingStore, 'projection'>;
  readonly declarations: Pick<DeclarationStore, 'ofShipment'>;
  readonly waits: Pick<WaitStore, 'find'>;
  readonly cases: CaseStore;
  readonly cursors: Cursors;
  /** SSCC serials: `count` of them that nobody else gets; the first is returned. */
  readonly reserveSerials: (count: number) => Promise<number>;
  /** Wakes whoever waits in a lane; `signal` the one lane of a shipment, once its fact is written (design 3.2). */
  readonly wake: Wake;
  readonly signal: (key: ShipmentKey, eventId: string) => Promise<void>;
}
