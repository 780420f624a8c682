import type { InsightStore } from '../../../domain/insight/insight-store.ts';

export interface InsightsPorts {
  readonly insights: Pick<InsightStore, 'days'>;
}
