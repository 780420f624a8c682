/** How far two postal codes are apart, and the shipping zone that makes. */
import { z } from 'zod';
import { POSTAL_AREAS } from './postal-areas.ts';

export const postalPlaceSchema = z.strictObject({
  country: z.enum(['US', 'CA']),
  postalCode: z.string().min(3).max(10),
});
export type PostalPlace = z.infer<typeof postalPlaceSchema>;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const CENTRES = { US: readCentres(POSTAL_AREAS.US), CA: readCentres(POSTAL_AREAS.CA) };
const EARTH_RADIUS_MILES = 3958.8;

/** ZIP3 or forward sortation area: the first three characters, upper case. */
export function postalArea(place: PostalPlace): string {
  return place.postalCode.replace(/\s/g, '').slice(0, 3).toUpperCase();
}

/** Great-circle miles between area centres; undefined when an area is not in the table. */
export function distanceMiles(from: PostalPlace, to: PostalPlace): number | undefined {
  const a = CENTRES[from.country].get(postalArea(from));
  const b = CENTRES[to.country].get(postalArea(to));
  if (!a || !b) return undefined;
  return Math.round(greatCircle(a, b));
}

/** Upper bound in miles of zones 2 to 7; farther is 8. Source: UPS and USPS zone charts. */
const ZONE_MILES = [150, 300, 600, 1000, 1400, 1800] as const;

/** Zone 2 (near) to 8 (far). */
export function zoneOf(miles: number): number {
  const index = ZONE_MILES.findIndex((limit) => miles <= limit);
  return index === -1 ? 8 : index + 2;
}

function greatCircle(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) *
      Math.cos(rad(b.latitude)) *
      Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(h));
}

function readCentres(table: string): Map<string, Point> {
  return new Map(
    table
      .split(';')
      .filter((entry) => entry !== '')
      .map((entry): [string, Point] => {
        const [area = '', latitude, longitude] = entry.split(' ');
        return [area, { latitude: Number(latitude), longitude: Number(longitude) }];
      }),
  );
}
