/** Ids made of what a thing is: the same thing, heard of twice, has the same id, and its put is the deduplication. */

/** Crockford's base 32, the alphabet of a ULID. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

/** The first 130 bits of a digest of at least 17 bytes, as 26 characters: an id without its prefix. */
export function digestId(digest: Uint8Array): string {
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: LENGTH }, (_, at) =>
    DIGITS.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
  );
  return letters.join('');
}
