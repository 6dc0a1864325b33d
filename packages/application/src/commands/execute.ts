import type { Instant } from '@continuum/contracts';
import {
  type Actor,
  type Command,
  decide,
  type Episode,
  type Issue,
  inspect,
  policies,
} from '@continuum/domain';
import { practiceCalendar } from '../calendar/practice-calendar.ts';
import {
  type Cause,
  type ClientWrites,
  type EpisodeJournal,
  type Head,
  type Journals,
  type Note,
  type Practice,
  type Receipt,
  type Surroundings,
  TransientError,
} from '../ports/index.ts';
import { episodeRecord, eventIdOf } from './records.ts';
import type { CommandReceipt, CommandResult } from './result.ts';
import { standingOf } from './standing.ts';

/** Conflicts in a row before giving up for now: each means that somebody else got on. */
const attemptsMost = 5;

export interface CommandWithPerson {
  readonly command: Command;
  readonly clientWrites?: ClientWrites;
}

export interface Doing {
  readonly journal: EpisodeJournal;
  readonly cause: Cause;
  readonly by: Actor;
  readonly practice: Practice;
  readonly command: Command;
  readonly notes: readonly Note[];
  /** Hash of the request, kept with the receipt. */
  readonly requestHash: string;
  /** The version the caller saw, where it has to say so; anything else is stale. */
  readonly ifVersion?: number | 'not-said';
  /** What is wrong with the command that only the registry can tell. */
  readonly examine?: () => Promise<readonly Issue[]>;
  /** Where the same cause corrects the person too: the command in full, and what is written in its commit. */
  readonly withPerson?: (episode: Episode) => Promise<CommandWithPerson>;
}

interface Needs {
  readonly journals: Journals;
  readonly surroundings: Pick<Surroundings, 'now'>;
}

const receiptView = ({ journal }: Doing, { version, eventIds }: Receipt): CommandReceipt => ({
  outcome: eventIds.length > 0 ? 'accepted' : 'unchanged',
  episodeId: journal.episodeId,
  version,
  eventIds,
});

const answered = (doing: Doing, receipt: Receipt): CommandResult => {
  if (receipt.requestHash !== doing.requestHash) return { kind: 'key-reused' };
  return { kind: 'done', receipt: receiptView(doing, receipt) };
};

const circumstancesOf = async (
  { practice, by, journal, command }: Doing,
  now: Instant,
  journals: Journals,
) => {
  const entry =
    command.name === 'correct-entry' ? await journals.readRecord(journal, command.body.version) : undefined;
  return {
    now,
    by,
    policy: policies[practice.policy],
    calendar: practiceCalendar(practice),
    ...(entry === undefined ? {} : { entry: entry as never }),
  };
};

/** A caller that may ask again gets the same answer then; a reaction or the sweep only finds it so once more. */
const soAlready = async (
  doing: Doing,
  { version }: Head<Episode>,
  { journals, now }: Pick<Needs, 'journals'> & { readonly now: Instant },
): Promise<CommandResult | 'again'> => {
  const { journal, cause, requestHash } = doing;
  const receipt: Receipt = { requestHash, version, eventIds: [] };
  if (cause.kind === 'command') {
    const result = await journals.remember({ journal, cause, receipt, at: now });
    if (result === 'acted-already') return 'again';
  }
  return { kind: 'done', receipt: receiptView(doing, receipt) };
};

const attempt = async (
  doing: Doing,
  head: Head<Episode>,
  { journals, surroundings }: Needs,
): Promise<CommandResult | 'again'> => {
  const now = surroundings.now();
  const { command, clientWrites }: CommandWithPerson = (await doing.withPerson?.(head.state)) ?? doing;
  const circumstances = await circumstancesOf(doing, now, journals);
  const issues = [...inspect(command, circumstances), ...((await doing.examine?.()) ?? [])];
  if (issues.length > 0) return { kind: 'malformed', issues };
  const outcome = decide(head.state, command, circumstances);
  const { journal, cause, notes, requestHash } = doing;
  const { episodeId } = journal;
  if (outcome.kind === 'rejected') return { ...outcome, version: head.version };
  if (outcome.kind === 'unchanged') return soAlready(doing, head, { journals, now });
  const eventIds = outcome.events.map(({ version }) => eventIdOf(episodeId, version));
  const { version } = outcome.state;
  const result = await journals.commit({
    journal,
    expectedVersion: head.version,
    expectedChain: head.chain,
    state: outcome.state,
    records: outcome.events.map((event) => episodeRecord(event, outcome.state, cause)),
    cause,
    receipt: { requestHash, version, eventIds },
    standing: standingOf(outcome.state, now),
    notes,
    ...(clientWrites === undefined ? {} : { clientWrites }),
  });
  const receipt: Receipt = { requestHash, version, eventIds };
  return result.kind === 'committed' ? { kind: 'done', receipt: receiptView(doing, receipt) } : 'again';
};

/**
 * Carries a command out on an existing episode: load, decide, commit; again when somebody was quicker.
 * The inbox is looked at before anything else, so that a retry gets its first answer whatever happened since.
 * @throws TransientError when the store is throttled or conflicts do not end
 */
export const execute = async (doing: Doing, needs: Needs): Promise<CommandResult> => {
  for (let attempts = 0; attempts < attemptsMost; attempts += 1) {
    const { head, receipt } = await needs.journals.loadEpisode(doing.journal, doing.cause);
    if (receipt !== undefined) return answered(doing, receipt);
    if (head === undefined) return { kind: 'not-found' };
    if (doing.ifVersion === 'not-said') return { kind: 'version-required' };
    if (doing.ifVersion !== undefined && doing.ifVersion !== head.version)
      return { kind: 'stale', version: head.version };
    const result = await attempt(doing, head, needs);
    if (result !== 'again') return result;
  }
  throw new TransientError('the episode keeps changing');
};
