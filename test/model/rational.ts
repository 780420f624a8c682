/** Exact fractions, for the oracle: it shares no line with the money of the domain. */
export interface Rational {
  readonly over: bigint;
  /** Positive. */
  readonly under: bigint;
}

export const whole = (n: bigint): Rational => ({ over: n, under: 1n });

/** "12.34", "-0.5" */
export function fraction(text: string): Rational {
  const under =
    10n ** BigInt(text.length - 1 - (text + '.').indexOf('.') + Number(!text.includes('.')));
  return { over: BigInt(text.replace('.', '')), under };
}

export const times = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.over,
  under: a.under * b.under,
});

export const per = (a: Rational, b: Rational): Rational => {
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
};

/** The nearest whole number, a half away from zero: by quotient and remainder. */
export function nearest({ over, under }: Rational): bigint {
  const magnitude = over < 0n ? -over : over;
  const up = (magnitude % under) * 2n >= under ? 1n : 0n;
  const rounded = magnitude / under + up;
  return over < 0n ? -rounded : rounded;
}

/** The nearest with so many decimals. */
export function nearestAt(value: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  return { over: nearest(times(value, whole(scale))), under: scale };
}
