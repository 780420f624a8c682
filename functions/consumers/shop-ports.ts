/** What the consumers of shops' messages need of the world. Each takes the parts it uses. */
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { ChannelPort } from '../../domain/channel/channel-port.ts';
import type { ShopStore } from '../../domain/channel/shop.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Wake } from '../../domain/wait/wait.ts';

/** Counts what is done with without having done anything. */
export interface Counter {
  readonly count: (metric: 'TopicUnknown' | 'ShopIsGone') => void;
}

export interface ShopPorts {
  readonly now: Now;
  /** The bytes of a webhook as they came. */
  readonly readRaw: (key: string) => Promise<Uint8Array>;
  readonly keepRaw: (key: string, body: Uint8Array) => Promise<void>;
  readonly shops: Pick<ShopStore, 'find'>;
  readonly orders: Pick<OrderStore, 'create' | 'findWhole' | 'save'>;
  readonly cases: Pick<CaseStore, 'open'>;
  readonly channels: Pick<ChannelPort, 'fetchOrder'>;
  /** Wakes whoever waits in a lane, once its fact is written (design 3.2). */
  readonly wake: Wake;
}
