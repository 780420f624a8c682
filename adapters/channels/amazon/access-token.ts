/**
 * Login with Amazon: a seller's own application is authorised for good by a refresh token, which buys access tokens that live
 * an hour. https://developer-docs.amazon.com/sp-api/docs/connect-to-the-selling-partner-api
 */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { askShop } from '../shop-http.ts';

const TOKENS = 'https://api.amazon.com/auth/o2/token';
/** Bought anew this long before its end. */
const MARGIN_MS = 60_000;

const tokenSchema = z.looseObject({ access_token: z.string(), expires_in: z.int().positive() });

/** `{client id}:{client secret}:{refresh token}`; a text without colons is an access token that somebody else renews. */
export function createAccessTokens(url: string, nowMs: () => number) {
  const bought = new Map<string, { readonly token: string; readonly until: number }>();
  return async (shop: Shop): Promise<string> => {
    const [clientId, secret, refreshToken, ...rest] = shop.accessToken.split(':');
    if (secret === undefined) return shop.accessToken;
    if (refreshToken === undefined || rest.length > 0)
      throw new PartnerRefused(shop.shop, 'its credentials are not id:secret:refresh token');
    const known = bought.get(shop.accessToken);
    if (known && known.until > nowMs()) return known.token;
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId ?? '',
      client_secret: secret,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = {
      shop: shop.shop,
      method: 'POST',
      url,
      headers,
      body: body.toString(),
    } as const;
    const { access_token: token, expires_in: seconds } = await askShop(request, tokenSchema);
    bought.set(shop.accessToken, { token, until: nowMs() + seconds * 1000 - MARGIN_MS });
    return token;
  };
}

/** One for each container: a burst of orders buys one token. */
export const accessTokenOf = createAccessTokens(TOKENS, () => Date.now());
