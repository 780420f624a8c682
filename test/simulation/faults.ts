/**
 * What goes wrong, and when: each seam counts its chances, and the seed decides for each by its number alone. So a run can be
 * repeated with some of its faults only, which is how a failing one is made shorter.
 */
export interface FaultPlan {
  readonly seed: number;
  /** Multiplies every rate. */
  readonly weight: number;
  /** Only these happen; absent: all that the seed decides. */
  readonly only?: ReadonlySet<string>;
}

export class Faults {
  /** Those that happened, `{seam}#{number}`, in order. */
  readonly fired: string[] = [];
  on = false;
  readonly #plan: FaultPlan;
  readonly #counts = new Map<string, number>();

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  /** Whether it happens this time. */
  happens(seam: string, rate: number): boolean {
    if (!this.on) return false;
    const count = (this.#counts.get(seam) ?? 0) + 1;
    this.#counts.set(seam, count);
    const id = `${seam}#${count}`;
    const { only, weight } = this.#plan;
    const hit = only ? only.has(id) : this.#decide(seam, count) < rate * weight;
    if (hit) this.fired.push(id);
    return hit;
  }

  /** A whole number below `below`, for how a fault that just happened looks. */
  size(seam: string, below: number): number {
    return Math.floor(this.#decide(`${seam} size`, this.#counts.get(seam) ?? 0) * below);
  }

  #decide(seam: string, count: number): number {
    return hashed(`${this.#plan.seed} ${seam} ${count}`) / 2 ** 32;
  }
}

/** FNV-1a with a final mix: near seeds decide differently. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}
