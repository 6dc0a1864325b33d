import type { Decider } from '../episode/decide.ts';
import { expected, letters } from './matrix-oracle.ts';
import { places } from './places.ts';
import type { Reply, Scene } from './scene.ts';
import { wishes } from './wishes.ts';

const refusedAs: Readonly<Record<string, string>> = {
  'not-in-this-status': '-',
  'reopen-first': '!',
  'entered-in-error': 'x',
};

const observed = ({ kind, codes, episode }: Reply): string => {
  if (kind === 'unchanged') return '=';
  if (kind === 'rejected') return refusedAs[codes[0] ?? ''] ?? '?';
  return letters.find(([, position]) => position === episode.position)?.[0] ?? '';
};

const scenes: readonly (readonly [letter: string, scene: Scene])[] = letters.map(([letter, position]) => [
  letter,
  places[position](),
]);

/** What a decider answers to a wish, in every position: one letter each, as the oracle writes them. */
export const rowOf = (wish: string, decide: Decider['decide']): string =>
  scenes.map(([, scene]) => observed(wishes[wish]?.(scene, { decide }) as Reply)).join('');

/** The rows in which a decider and the oracle differ. */
export const differences = (decide: Decider['decide']): readonly string[] =>
  Object.entries(expected).flatMap(([wish, row]) => {
    const right = row.replaceAll(' ', '');
    const found = rowOf(wish, decide);
    return found === right ? [] : [`${wish}: expected ${right}, found ${found}`];
  });
