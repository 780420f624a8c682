/** Orders as the shops write them: every field that matters, and some of the many that do not. */

/** Ids are written as text here and put in as numbers, as Shopify does: JavaScript cannot hold them. */
export const SHOPIFY_ID = '9820982911946154508';

export interface ShopifyOrderOptions {
  readonly status?: string;
  readonly updatedAt?: string;
  readonly cancelledAt?: string | null;
  readonly address1?: string;
  readonly currentQuantity?: number;
  readonly more?: object;
}

export function shopifyOrder(options: ShopifyOrderOptions = {}): string {
  const { status = 'paid', updatedAt = '2026-11-20T10:00:00-05:00', cancelledAt = null } = options;
  const { address1 = '12 Bergen Ave', currentQuantity = 2, more = {} } = options;
  const order = {
    id: '@id',
    admin_graphql_api_id: `gid://shopify/Order/${SHOPIFY_ID}`,
    app_id: 580111,
    cancel_reason: cancelledAt === null ? null : 'customer',
    cancelled_at: cancelledAt,
    contact_email: 'ann@example.com',
    created_at: '2026-11-20T09:59:58-05:00',
    currency: 'USD',
    customer_locale: 'fr-CA',
    email: 'ann@example.com',
    financial_status: status,
    fulfillment_status: null,
    name: '#1001',
    phone: null,
    presentment_currency: 'CAD',
    test: false,
    updated_at: updatedAt,
    shipping_address: {
      first_name: 'Ann',
      last_name: 'Lee',
      name: 'Ann Lee',
      company: null,
      address1,
      address2: 'Apt 4',
      city: 'Jersey City',
      province: 'New Jersey',
      province_code: 'NJ',
      zip: '07304',
      country: 'United States',
      country_code: 'US',
      phone: '+12015550100',
      latitude: 40.7,
      longitude: -74.07,
    },
    shipping_lines: [{ id: 1, title: 'Express (1-2 days)', code: 'EXP', price: '12.00' }],
    line_items: [
      {
        id: '@line1',
        sku: 'LAMP-1',
        name: 'Lamp',
        quantity: 2,
        current_quantity: currentQuantity,
        fulfillable_quantity: 2,
        grams: 900,
        price: '39.90',
        price_set: {
          shop_money: { amount: '39.90', currency_code: 'USD' },
          presentment_money: { amount: '54.50', currency_code: 'CAD' },
        },
        requires_shipping: true,
      },
      {
        id: '@line2',
        sku: null,
        name: 'Gift card',
        quantity: 1,
        current_quantity: 1,
        price: '10.00',
        requires_shipping: false,
      },
      {
        id: '@line3',
        sku: ' Shade (red)/L ',
        name: 'Shade',
        quantity: 1,
        current_quantity: 1,
        price: '5.00',
        requires_shipping: true,
      },
    ],
    ...more,
  };
  return JSON.stringify(order)
    .replace('"@id"', SHOPIFY_ID)
    .replace(/"@line(\d)"/g, '1368897149369100$1');
}

export function wooOrder(more: object = {}): string {
  return JSON.stringify({
    id: 727,
    parent_id: 0,
    number: '727',
    status: 'processing',
    currency: 'USD',
    date_created: '2026-11-20T04:28:02',
    date_created_gmt: '2026-11-20T09:28:02',
    date_modified: '2026-11-20T04:28:08',
    date_modified_gmt: '2026-11-20T09:28:08',
    date_paid_gmt: '2026-11-20T09:28:08',
    payment_method: 'stripe',
    billing: {
      first_name: 'Juan',
      last_name: 'Pérez',
      company: '',
      address_1: '969 Market',
      address_2: '',
      city: 'San Francisco',
      state: 'CA',
      postcode: '94103',
      country: 'US',
      email: 'juan@example.com',
      phone: '(555) 555-5555',
    },
    shipping: {
      first_name: 'Juan',
      last_name: 'Pérez',
      company: 'Pérez & Co',
      address_1: '1 Dock Rd',
      address_2: 'Unit 9',
      city: 'Oakland',
      state: 'CA',
      postcode: '94607',
      country: 'US',
    },
    line_items: [
      { id: 315, name: 'Lamp', sku: 'LAMP-1', quantity: 2, price: 21.99, total: '43.98' },
      { id: 316, name: 'Unnamed', sku: '', quantity: 1, price: 3, total: '3.00' },
    ],
    shipping_lines: [{ id: 317, method_id: 'flat_rate', method_title: 'Economy' }],
    meta_data: [{ id: 9, key: '_locale', value: 'es_MX' }],
    ...more,
  });
}

export function amazonOrder(order: object = {}, more: object = {}): string {
  return JSON.stringify({
    order: {
      AmazonOrderId: '902-3159896-1390916',
      PurchaseDate: '2026-11-20T09:28:02Z',
      LastUpdateDate: '2026-11-20T09:40:00Z',
      OrderStatus: 'Unshipped',
      FulfillmentChannel: 'MFN',
      MarketplaceId: 'ATVPDKIKX0DER',
      ShipServiceLevel: 'Exp US Dom',
      ShipmentServiceLevelCategory: 'Expedited',
      ...order,
    },
    orderItems: [
      {
        ASIN: 'B0',
        OrderItemId: '68828574383266',
        SellerSKU: 'LAMP-1',
        QuantityOrdered: 3,
        QuantityShipped: 0,
        ItemPrice: { CurrencyCode: 'USD', Amount: '100.00' },
      },
    ],
    shippingAddress: {
      Name: 'Ann Lee',
      AddressLine1: '12 Bergen Ave',
      City: 'Jersey City',
      StateOrRegion: 'NJ',
      PostalCode: '07304-1234',
      CountryCode: 'US',
    },
    buyer: { BuyerEmail: 'x1@marketplace.amazon.com' },
    ...more,
  });
}
