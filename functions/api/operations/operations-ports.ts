import type { MailStore } from '../../../domain/announcement/mail-port.ts';
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { TrackingStore } from '../../../domain/tracking/tracking-store.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import type { DecidePorts } from '../cases/decide-case.ts';
import type { OrderTimelinePorts } from '../orders/timeline-view.ts';
import type { TimelinePorts } from '../shipments/timeline-view.ts';

export interface OperationsPorts extends DecidePorts, TimelinePorts, OrderTimelinePorts {
  readonly cases: Pick<CaseStore, 'findAnywhere' | 'list' | 'decide' | 'ofEntity'>;
  readonly skus: Pick<SkuStore, 'find' | 'save'>;
  readonly tracking: Pick<TrackingStore, 'projection' | 'listUnmatched'>;
  readonly mails: Pick<MailStore, 'list'>;
  readonly cursors: Cursors;
}
