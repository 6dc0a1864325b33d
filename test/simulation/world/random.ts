import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const range = 0x1_0000_0000;

/** Numbers that look like chance and are the same every time. */
export interface Random {
  /** 0 or more, less than 1. */
  unit(): number;
  /** A whole number, 0 or more, less than `bound`. */
  below(bound: number): number;
  /** True in so many of all cases, 0 to 1. A chance of 0 asks for no number. */
  chance(share: number): boolean;
  /** Anywhere between the two. */
  between(least: number, most: number): number;
  /** Mostly less than the mean, at times far more: the waiting time of things that come by chance. */
  waiting(mean: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
}

/** FNV-1a, 32 bits: a stream of numbers for every name. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};

/**
 * A stream of its own for each purpose, so that a fault switched off does not change what people do.
 * @param seed a whole number
 */
export const createRandom = (seed: number, purpose: string): Random => {
  const generator = xoroshiro128plus(hashOf(`${seed} ${purpose}`));
  const unit = (): number => (generator.next() + range / 2) / range;
  const below = (bound: number): number => Math.floor(unit() * bound);
  return {
    unit,
    below,
    chance: (share) => share > 0 && unit() < share,
    between: (least, most) => least + unit() * (most - least),
    waiting: (mean) => -Math.log(1 - unit()) * mean,
    pick: (from) => {
      if (from.length === 0) throw new Error('there is nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
    weighed: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][];
      let left = unit() * entries.reduce((total, [, weight]) => total + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key as never;
      }
      return entries.at(-1)?.[0] as never;
    },
  };
};
