import { publishAll } from '@continuum/application';
import type { Ports } from '../wiring/ports.ts';
import {
  headLast,
  inboxFirst,
  inboxLast,
  tokenOfKind,
  withoutInbox,
  withoutVersionCheck,
} from './commit-calls.ts';
import type { PlantedBug } from './planted-bug.ts';

type Commit = Ports['journals']['commit'];

/** The ports with another way to commit. */
export const committing = (
  ports: Ports,
  commit: (given: Parameters<Commit>[0], real: Commit) => ReturnType<Commit>,
): Ports => ({
  ...ports,
  journals: { ...ports.journals, commit: (given) => commit(given, ports.journals.commit) },
});

/** An episode that is opened again stands at its very beginning. */
const begunAgain = (commit: Parameters<Commit>[0]): Parameters<Commit>[0] => {
  if ('messageId' in commit || !commit.records.some(({ type }) => type === 'EpisodeReopened')) return commit;
  const position = 'referral/received' as const;
  const records = commit.records.map((record) => ({ ...record, position }) as typeof record);
  return { ...commit, records, state: { ...commit.state, position } };
};

/** Mistakes in how a change is written. */
export const committingBugs: readonly PlantedBug[] = [
  {
    name: 'dual-write',
    breaks:
      'Whoever commits also publishes: a sandbox that dies in between leaves an event that nobody hears of.',
    caughtBy: ['published'],
    ports: (ports, name) =>
      name === 'event-relay'
        ? ports
        : committing(ports, async (commit, real) => {
            const result = await real(commit);
            if (result.kind === 'committed') await publishAll(commit.records, ports.bus);
            return result;
          }),
    handler: (handler, name) => (name === 'event-relay' ? async () => ({ batchItemFailures: [] }) : handler),
    faults: { crash: 0.03 },
  },
  {
    name: 'publish-before-commit',
    breaks: 'The event is published first: a commit that then fails has been announced all the same.',
    caughtBy: ['published'],
    ports: (ports) =>
      committing(ports, async (commit, real) => {
        await publishAll(commit.records, ports.bus);
        return real(commit);
      }),
  },
  {
    name: 'no-inbox',
    breaks: 'A cause that acted is not remembered: its retry is refused, or acts again.',
    caughtBy: ['answers-kept', 'applied-once'],
    table: withoutInbox,
    faults: { lostReply: 0.08, duplicate: 0.2 },
  },
  {
    name: 'inbox-before-commit',
    breaks:
      'The cause is remembered in a call of its own before the commit: its retry is told of work never done.',
    caughtBy: ['acknowledged', 'reactions-happened'],
    table: inboxFirst,
    faults: { crash: 0.03, conflict: 0.15 },
  },
  {
    name: 'inbox-after-commit',
    breaks:
      'The cause is remembered in a call of its own after the commit: a sandbox that dies in between forgets it.',
    caughtBy: ['answers-kept', 'applied-once'],
    table: inboxLast,
    faults: { crash: 0.04, lostReply: 0.08 },
  },
  {
    name: 'no-version-check',
    breaks:
      'A commit does not ask whether the journal moved meanwhile: the later writes over the earlier one.',
    caughtBy: ['journals-whole', 'chain-whole', 'acknowledged'],
    table: withoutVersionCheck,
  },
  {
    name: 'head-apart',
    breaks: 'Events and HEAD are written in two calls: a sandbox that dies in between leaves them at odds.',
    caughtBy: ['journals-whole', 'drained', 'no-defects'],
    table: headLast,
    faults: { crash: 0.04 },
  },
  {
    name: 'token-from-command-alone',
    breaks:
      "The transaction's token says what kind of command it is, not which: another one passes for this one's retry.",
    caughtBy: ['acknowledged', 'reactions-happened', 'deadlines-kept'],
    table: tokenOfKind,
  },
  {
    name: 'chain-begun-anew',
    breaks:
      'Each commit binds its events to each other and not to those before: a journal can be cut unnoticed.',
    caughtBy: ['chain-whole'],
    ports: (ports) =>
      committing(ports, (commit, real) => real({ ...commit, expectedChain: undefined } as typeof commit)),
  },
  {
    name: 'reopened-at-the-start',
    breaks: 'An episode that is opened again begins from the start instead of where it was closed.',
    caughtBy: ['legal-moves'],
    ports: (ports) => committing(ports, (commit, real) => real(begunAgain(commit))),
  },
  {
    name: 'passing-trouble-told-as-defect',
    breaks: 'A table that does not answer is taken for something broken inside: people are told to give up.',
    caughtBy: ['no-defects'],
    table: (send) => (command) =>
      send(command).catch((error: Error) => {
        throw error.name === 'TimeoutError' ? new Error('the table is broken') : error;
      }),
    faults: { lostReply: 0.3 },
  },
  {
    name: 'acknowledged-before-commit',
    breaks: 'The answer does not wait for the commit: what fails after it is acknowledged and lost.',
    caughtBy: ['acknowledged', 'answers-kept'],
    ports: (ports, name) =>
      name === 'trainer-api' || name === 'partner-api'
        ? committing(ports, async (commit, real) => {
            void real(commit).catch(() => undefined);
            return { kind: 'committed' };
          })
        : ports,
    faults: { throttle: 0.15 },
  },
];
