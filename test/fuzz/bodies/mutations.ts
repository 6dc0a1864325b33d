import * as fc from 'fast-check';
import { hostileName, hostileValue, marker } from './hostile-values.ts';
import { type Change, changedAt, countOf, type Tree, written } from './tree.ts';

/** One thing done to a body that was right, somewhere in it. */
interface Mutation {
  readonly place: number;
  readonly change: Change;
}

const marked = (value: Tree): Tree =>
  value.kind === 'written' && value.text.startsWith('"') ? written(JSON.stringify(marker)) : value;

const upper = (value: Tree): Tree => {
  if (value.kind !== 'written' || !value.text.startsWith('"')) return value;
  return written(JSON.stringify(String(JSON.parse(value.text)).toUpperCase()));
};

const always = (change: Change): fc.Arbitrary<Change> => fc.constant(change);

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: hostileValue.map(
      (other): Change =>
        (name) => [[name, other]],
    ),
  },
  { weight: 4, arbitrary: always((name, value) => [[name, marked(value)]]) },
  { weight: 3, arbitrary: always(() => []) },
  {
    weight: 3,
    arbitrary: always((name, value) => [
      [name, value],
      [name, value],
    ]),
  },
  {
    weight: 1,
    arbitrary: hostileValue.map(
      (other): Change =>
        (name, value) => [
          [name, value],
          [name, other],
        ],
    ),
  },
  {
    weight: 2,
    arbitrary: hostileName.map(
      (other): Change =>
        (_, value) => [[other, value]],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(hostileName, hostileValue).map(
      ([other, added]): Change =>
        (name, value) => [
          [name, value],
          [other, added],
        ],
    ),
  },
  { weight: 1, arbitrary: always((name, value) => [[name, { kind: 'list', items: [value] }]]) },
  { weight: 1, arbitrary: always((name, value) => [[name, { kind: 'object', members: [[name, value]] }]]) },
  { weight: 1, arbitrary: always((name, value) => [[name.toUpperCase(), upper(value)]]) },
  {
    weight: 1,
    arbitrary: always((name, value) => Array.from({ length: 150 }, () => [name, value] as const)),
  },
);

const mutation: fc.Arbitrary<Mutation> = fc.record({ place: fc.nat(100_000), change: changes });

const mutate = (tree: Tree, { place, change }: Mutation): Tree =>
  changedAt(tree, place % countOf(tree), change);

/** A tree with nothing, one thing or a few things wrong with it. */
export const mutated = (right: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc
    .tuple(right, fc.oneof(fc.array(mutation, { maxLength: 1 }), fc.array(mutation, { maxLength: 4 })))
    .map(([tree, mutations]) => mutations.reduce(mutate, tree));
