import { describe, expect, it } from 'vitest';
import { parseOrderChange } from '../../../../adapters/channels/amazon/parse-notification.ts';
import { parseAmazonOrder } from '../../../../adapters/channels/amazon/parse-order.ts';
import { parseExactJson } from '../../../../adapters/channels/exact-json.ts';
import { languageOf, moneyOf, skuOf, speedOf } from '../../../../adapters/channels/order-parts.ts';
import { parseShopifyOrder } from '../../../../adapters/channels/shopify/parse-order.ts';
import { parseWooOrder } from '../../../../adapters/channels/woocommerce/parse-order.ts';
import { amazonOrder, SHOPIFY_ID, shopifyOrder, wooOrder } from './shop-payloads.ts';

describe('JSON of shops', () => {
  it('keeps ids beyond 2^53 digit for digit, and all other numbers as they are', () => {
    expect(parseExactJson('{"a":9007199254740993,"b":[-9820982911946154508,1.5,7]}')).toEqual({
      a: '9007199254740993',
      b: ['-9820982911946154508', 1.5, 7],
    });
  });
});

describe('a Shopify order', () => {
  it('comes in our words: ids exact, money of the buyer, language, speed, only what is shipped', () => {
    expect(parseShopifyOrder(shopifyOrder())).toMatchObject({
      externalId: SHOPIFY_ID,
      reference: '#1001',
      at: '2026-11-20T15:00:00.000Z',
      payment: { paid: true, refunded: false, raw: 'paid' },
      buyer: { name: 'Ann Lee', email: 'ann@example.com', phone: '+12015550100', language: 'fr' },
      shipTo: {
        name: 'Ann Lee',
        lines: ['12 Bergen Ave', 'Apt 4'],
        city: 'Jersey City',
        region: 'NJ',
        postalCode: '07304',
        country: 'US',
      },
      gaps: [],
      speed: 'EXPRESS',
      lines: [
        {
          lineId: '1',
          sku: 'LAMP-1',
          quantity: 2,
          unitPrice: { amount: '54.50', currency: 'CAD' },
          externalLineId: '13688971493691001',
        },
        { lineId: '3', sku: 'Shade--red--L', externalLineId: '13688971493691003' },
      ],
    });
  });

  it.each(['pending', 'authorized', 'partially_paid', 'voided', 'a status of next year'])(
    'that is %s is not paid',
    (status) => {
      const { payment } = parseShopifyOrder(shopifyOrder({ status }));
      expect(payment).toEqual({ paid: false, refunded: false, raw: status });
    },
  );

  it('that ended keeps the units it had, for it may be heard of first', () => {
    const ended = { currentQuantity: 0, cancelledAt: '2026-11-20T11:00:00-05:00' };
    const { lines, cancelled } = parseShopifyOrder(shopifyOrder(ended));
    expect([lines[0]?.quantity, cancelled]).toEqual([2, 'customer']);
    expect(parseShopifyOrder(shopifyOrder({ currentQuantity: 0 })).lines).toHaveLength(1);
  });

  it('without an address is filled with dashes and says what it lacks', () => {
    const { shipTo, gaps } = parseShopifyOrder(shopifyOrder({ more: { shipping_address: null } }));
    expect(shipTo).toEqual({ name: '-', lines: ['-'], city: '-', country: 'ZZ' });
    expect(gaps).toHaveLength(4);
  });

  it('of another shape is told with every fault', () => {
    const broken = shopifyOrder({ more: { id: null, line_items: 'none', updated_at: 'today' } });
    expect(() => parseShopifyOrder(broken)).toThrow(/\/id .*; \/updated_at .*; \/line_items /s);
    expect(() => parseShopifyOrder('<html>')).toThrow('no JSON');
  });
});

describe('a WooCommerce order', () => {
  it('comes in our words, its times without a zone as UTC', () => {
    expect(parseWooOrder(wooOrder())).toMatchObject({
      externalId: '727',
      reference: '727',
      at: '2026-11-20T09:28:08.000Z',
      payment: { paid: true, refunded: false, raw: 'processing' },
      buyer: { email: 'juan@example.com', phone: '(555) 555-5555', language: 'es' },
      shipTo: { name: 'Juan Pérez', lines: ['Pérez & Co', '1 Dock Rd', 'Unit 9'], city: 'Oakland' },
      speed: 'ECONOMY',
      lines: [
        { sku: 'LAMP-1', quantity: 2, unitPrice: { amount: '21.99', currency: 'USD' } },
        { sku: 'NO-SKU-316', quantity: 1 },
      ],
    });
  });

  it.each([
    ['pending', false, undefined],
    ['on-hold', false, undefined],
    ['failed', false, undefined],
    ['completed', true, undefined],
    ['cancelled', false, 'cancelled in the shop'],
    ['made-up-by-a-plugin', false, undefined],
  ])('%s: paid %s', (status, paid, cancelled) => {
    const order = parseWooOrder(wooOrder({ status, date_paid_gmt: null }));
    expect([order.payment.paid, order.cancelled]).toEqual([paid, cancelled]);
  });

  it('without a delivery address goes to the one on the bill', () => {
    expect(parseWooOrder(wooOrder({ shipping: { address_1: '' } })).shipTo.lines).toEqual([
      '969 Market',
    ]);
  });
});

describe('an Amazon order', () => {
  it('comes in our words, the price of one from the price of all', () => {
    expect(parseAmazonOrder(amazonOrder())).toMatchObject({
      externalId: '902-3159896-1390916',
      at: '2026-11-20T09:40:00.000Z',
      payment: { paid: true },
      buyer: { email: 'x1@marketplace.amazon.com', language: 'en' },
      speed: 'EXPRESS',
      lines: [{ sku: 'LAMP-1', quantity: 3, unitPrice: { amount: '33.33', currency: 'USD' } }],
    });
  });

  it('that Amazon ships itself is none of ours', () => {
    expect(parseAmazonOrder(amazonOrder({ FulfillmentChannel: 'AFN' }))).toBeUndefined();
  });

  it('that is pending has no address yet and is not paid', () => {
    const pending = parseAmazonOrder(
      amazonOrder({ OrderStatus: 'Pending' }, { shippingAddress: null }),
    );
    expect([pending?.payment.paid, pending?.gaps.length]).toEqual([false, 4]);
  });

  const payload = { SellerId: 'A1', AmazonOrderId: '902-1', Summary: { OrderStatus: 'Unshipped' } };
  it.each([
    {
      NotificationVersion: '1.0',
      NotificationType: 'ORDER_CHANGE',
      Payload: { OrderChangeNotification: payload },
      NotificationMetadata: { NotificationId: 'n-1' },
    },
    {
      notificationVersion: '1.0',
      notificationType: 'ORDER_CHANGE',
      payload: { orderChangeNotification: { sellerId: 'A1', amazonOrderId: '902-1' } },
      notificationMetadata: { notificationId: 'n-1' },
    },
  ])('is named by a notification in either style', (message) => {
    expect(parseOrderChange(message)).toEqual({
      notificationId: 'n-1',
      sellerId: 'A1',
      orderId: '902-1',
    });
  });

  it('is not named by other notifications, nor by one without its parts', () => {
    expect(parseOrderChange({ NotificationType: 'ANY_OFFER_CHANGED' })).toBeUndefined();
    expect(parseOrderChange('text')).toBeUndefined();
    expect(() => parseOrderChange({ NotificationType: 'ORDER_CHANGE' })).toThrow('SellerId');
  });
});

describe('the parts of an order', () => {
  it.each([
    [undefined, 'NO-SKU-9'],
    ['  ', 'NO-SKU-9'],
    ['*lamp*', 'lamp-'],
    ['灯', 'LINE-9'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('SKU %j is held as %s, never lost', (written, sku) => {
    expect(skuOf(written, '9')).toBe(sku);
  });

  it.each([
    ['FedEx 2-Day', 'EXPRESS'],
    ['Next day', 'EXPRESS'],
    ['Free shipping', 'ECONOMY'],
    ['UPS Ground', 'STANDARD'],
    ['Pigeon', undefined],
  ])('%s is %s', (method, speed) => {
    expect(speedOf(method)).toBe(speed);
  });

  it('money has the decimals of its currency, and an unknown currency is left out', () => {
    expect(moneyOf('1000.00', 'JPY')).toEqual({ amount: '1000', currency: 'JPY' });
    expect(moneyOf(21.989999, 'usd')).toEqual({ amount: '21.99', currency: 'USD' });
    expect(moneyOf('5.00', 'XTS')).toBeUndefined();
    expect(moneyOf('free', 'USD')).toBeUndefined();
  });

  it('a locale is its language, or English', () => {
    expect(['zh_TW', 'es-MX', 'de', null].map(languageOf)).toEqual(['zh-CN', 'es', 'en', 'en']);
  });
});
