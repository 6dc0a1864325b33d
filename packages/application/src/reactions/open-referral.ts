import { decide, type Episode, policies } from '@continuum/domain';
import type { ContractEventOf } from '@continuum/events';
import { practiceCalendar } from '../calendar/practice-calendar.ts';
import { type Recognised, recognise } from '../clients/recognise.ts';
import { episodeRecord, eventIdOf } from '../commands/records.ts';
import { standingOf } from '../commands/standing.ts';
import { dischargeFacts } from '../discharges/facts.ts';
import {
  type Cause,
  type EpisodeCommit,
  type EpisodeJournal,
  type Practice,
  TransientError,
} from '../ports/index.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';

type Received = ContractEventOf<'TherapyDischargeReceived'>;

const attemptsMost = 5;

const commitOf = (
  state: Episode,
  records: EpisodeCommit['records'],
  {
    journal,
    cause,
    now,
    writes,
    requestHash,
  }: Pick<EpisodeCommit, 'journal' | 'cause'> & {
    readonly now: Episode['openedAt'];
    readonly writes: Recognised['writes'];
    readonly requestHash: string;
  },
): EpisodeCommit => ({
  journal,
  expectedVersion: 0,
  expectedChain: undefined,
  state,
  records,
  cause,
  receipt: {
    requestHash,
    version: state.version,
    eventIds: records.map(({ version }) => eventIdOf(state.episodeId, version)),
  },
  standing: standingOf(state, now),
  notes: [],
  clientWrites: { ...writes, episodeId: state.episodeId },
});

const attempt = async (
  event: Received,
  practice: Practice,
  journal: EpisodeJournal,
  cause: Cause,
  { journals, clients, surroundings, consumer }: ReactionNeeds,
): Promise<ReactionResult | 'again'> => {
  const { partnerId, dischargeId, episodeId } = event;
  const { canonicalVersion } = event.data;
  const discharge = { kind: 'discharge', partnerId, dischargeId } as const;
  const loaded = await journals.loadWithCanonical(journal, cause, { discharge, canonicalVersion });
  if (loaded.receipt !== undefined || loaded.head !== undefined) return { kind: 'unchanged' };
  if (loaded.canonical === undefined) throw new TransientError('the canonical discharge is not readable yet');
  const { practiceId } = practice;
  const person = await recognise(loaded.canonical, practiceId, { clients, surroundings });
  const now = surroundings.now();
  const outcome = decide(
    undefined,
    {
      name: 'open-referral',
      body: {
        episodeId,
        practiceId,
        clientId: person.clientId,
        partnerId,
        dischargeId,
        facts: dischargeFacts(loaded.canonical, canonicalVersion),
        ...(person.possibleDuplicate ? { possibleDuplicate: true as const } : {}),
      },
    },
    {
      now,
      by: { kind: 'reaction', id: consumer },
      policy: policies[practice.policy],
      calendar: practiceCalendar(practice),
    },
  );
  if (outcome.kind !== 'accepted') throw new Error('a referral that is not open could not be opened');
  const records = outcome.events.map((opened) => episodeRecord(opened, outcome.state, cause));
  const { writes } = person;
  const requestHash = event.id;
  const result = await journals.commit(
    commitOf(outcome.state, records, { journal, cause, now, writes, requestHash }),
  );
  return result.kind === 'committed' ? { kind: 'accepted' } : 'again';
};

/**
 * Opens the referral of an accepted discharge, under the episode id that the discharge holds already.
 * Four calls at most: episode, inbox and canonical form; identity pointers; namesakes; the commit.
 */
export const openReferral = async (
  event: Received,
  practice: Practice,
  needs: ReactionNeeds,
): Promise<ReactionResult> => {
  const journal = { kind: 'episode', practiceId: practice.practiceId, episodeId: event.episodeId } as const;
  const cause: Cause = { kind: 'event', consumer: needs.consumer, eventId: event.id };
  for (let attempts = 0; attempts < attemptsMost; attempts += 1) {
    const result = await attempt(event, practice, journal, cause, needs);
    if (result !== 'again') return result;
  }
  throw new TransientError('the client keeps changing');
};
