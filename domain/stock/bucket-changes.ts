/** The arithmetic of one movement: what it does to the counters and to the bins. */
import type { Bucket, Movement } from './stock.ts';

/** Units enter by a source bucket that counts them, leave a bucket, and lie in another. */
export function bucketChanges({ enters, from, to, quantity }: Movement): [Bucket, number][] {
  const changes: [Bucket | null | undefined, number][] = [
    [enters, quantity],
    [from, -quantity],
    [to, quantity],
  ];
  return changes.flatMap(([bucket, by]) => (bucket ? [[bucket, by]] : []));
}

/** A bin holds what is available or reserved in it: units enter and leave it with those buckets. */
export function binChange({ bin, from, to, quantity }: Movement): number {
  if (bin === undefined) return 0;
  return (Number(isShelved(to)) - Number(isShelved(from))) * quantity;
}

/** Where a movement's units lie in their bin: those of no known lot share one. */
export function binOf({ bin = '', lot = '-' }: Movement): { bin: string; lot: string } {
  return { bin, lot };
}

function isShelved(bucket: Bucket | null): boolean {
  return bucket === 'available' || bucket === 'reserved';
}
