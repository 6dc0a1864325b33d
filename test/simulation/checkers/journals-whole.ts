import { isDeepStrictEqual } from 'node:util';
import {
  type Discharge,
  type DischargeEvent,
  type EpisodeEvent,
  evolveDischarge,
  fold,
} from '@continuum/domain';
import type { Journal } from './history.ts';
import type { Checker, Found } from './violation.ts';

const withoutGap = ({ id, head, events }: Journal): Found[] => {
  const gap = events.find(({ version, said }, index) => version !== index + 1 || said.version !== version);
  if (gap !== undefined) return [{ about: id, what: `the journal has a gap before version ${gap.version}` }];
  return head?.['version'] === events.length
    ? []
    : [
        {
          about: id,
          what: `HEAD is at ${String(head?.['version'])}, and the journal has ${events.length} events`,
        },
      ];
};

const dischargeOf = (events: readonly DischargeEvent[], partnerId: string): Discharge | undefined =>
  events.reduce<Discharge | undefined>(
    (state, event) => evolveDischarge(state, event, partnerId as never),
    undefined,
  );

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const folded = ({ kind, id, owner, state, events }: Journal): Found[] => {
  const bare = events.map(({ said }) => said as unknown);
  const told =
    kind === 'episode' ? fold(bare as EpisodeEvent[]) : dischargeOf(bare as DischargeEvent[], owner);
  return told !== undefined && isDeepStrictEqual(plain(told), state)
    ? []
    : [{ about: id, what: 'the fold of the journal is not HEAD' }];
};

/** Every journal is whole: no gap, its fold equal to HEAD, and nothing written once was written again. */
export const journalsWhole: Checker = ({ journals, rewritten }) => [
  ...journals.flatMap((journal) => {
    const gaps = withoutGap(journal);
    return gaps.length > 0 ? gaps : folded(journal);
  }),
  ...rewritten.map(({ PK, SK }): Found => ({ about: String(PK), what: `${String(SK)} was written over` })),
];
