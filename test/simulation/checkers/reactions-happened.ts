import type { History, Journal, StoredEvent } from './history.ts';
import type { Checker, Found } from './violation.ts';

interface Goal {
  readonly id: string;
  readonly horizon: string;
  readonly target: number;
  readonly metBy?: number;
  readonly latest?: { readonly value?: number; readonly version: number };
}

interface State {
  readonly position: string;
  readonly canonicalVersion: number;
  readonly cancellationRequestedAt?: string;
  readonly program?: {
    readonly goals: readonly Goal[];
    readonly lastAssessment?: { readonly version: number; readonly assessedAt: string };
  };
  readonly report?: { readonly acknowledgedAt?: string };
}

const lastOf = (events: readonly StoredEvent[], types: readonly string[]): StoredEvent | undefined =>
  events.findLast(({ said }) => types.includes(said.type));

const wasEverClosed = ({ events }: Journal): boolean => lastOf(events, ['EpisodeClosed']) !== undefined;

/**
 * What its sender added or corrected is known to an episode that is open, whatever it was meanwhile; a wish to
 * cancel to one that was open all along.
 */
const told = (episode: Journal, state: State, discharge: Journal): Found[] => {
  if (state.position.startsWith('closed/')) return [];
  const about = episode.id;
  const latest = lastOf(discharge.events, [
    'TherapyDischargeReceived',
    'TherapyDischargeCorrected',
    'InformationProvided',
  ]);
  const isBehind = state.canonicalVersion !== latest?.said.data['canonicalVersion'];
  const cancels = lastOf(discharge.events, ['CancellationRequested']) !== undefined;
  return [
    ...(isBehind ? [{ about, what: 'what its sender told last never reached the episode' }] : []),
    ...(cancels && !wasEverClosed(episode) && state.cancellationRequestedAt === undefined
      ? [{ about, what: "the partner's wish to cancel never reached the episode" }]
      : []),
  ];
};

/** More is better in both measures that the people of this world set goals for. */
const isMet = ({ target, latest }: Goal): boolean => (latest?.value ?? Number.NEGATIVE_INFINITY) >= target;

const judged = ({ id }: Journal, { position, program }: State): Found[] =>
  position.startsWith('program/')
    ? (program?.goals ?? [])
        .filter((goal) => isMet(goal) && goal.metBy === undefined)
        .map(
          (goal): Found => ({ about: id, what: `goal ${goal.id} is reached, and was never said to be met` }),
        )
    : [];

/** An assessment speaks for fourteen days; the events that should have opened the report came within one of them. */
const freshDays = 13;
const dayMilliseconds = 86_400_000;

const wakes = ['GoalMet', 'AssessmentRecorded', 'ProgramResumed'];

const reported = ({ id, events }: Journal, { position, program }: State): Found[] => {
  const longTerm = (program?.goals ?? []).filter(({ horizon }) => horizon === '90-day');
  if (position !== 'program/active' || longTerm.length === 0) return [];
  if (longTerm.some((goal) => goal.metBy === undefined)) return [];
  const woken = lastOf(events, wakes);
  const assessedAt = Date.parse(program?.lastAssessment?.assessedAt ?? '');
  const wasFresh = woken !== undefined && woken.writtenAt - assessedAt < freshDays * dayMilliseconds;
  return wasFresh ? [{ about: id, what: 'every long-term goal is met, and no report was opened' }] : [];
};

const lastIndex = (events: readonly StoredEvent[], fits: (event: StoredEvent['said']) => boolean): number =>
  events.findLastIndex(({ said }) => fits(said));

const correctedIn = ({ data }: StoredEvent['said']): string =>
  String((data['corrected'] as { readonly command?: string } | undefined)?.command);

/** What an issued report tells was corrected, and no amended summary was sent since. */
const owesAmendment = (events: readonly StoredEvent[]): boolean => {
  const issued = lastIndex(events, ({ type }) => type === 'ReportIssued');
  const corrected = lastIndex(
    events,
    (said) =>
      said.type === 'EntryCorrected' && ['record-assessment', 'record-session'].includes(correctedIn(said)),
  );
  const sent = lastIndex(
    events,
    ({ type, data }) => type === 'DocumentSent' && data['document'] === 'discharge-summary',
  );
  return corrected > issued && corrected > sent;
};

/** Who opens an episode again decides anew when it closes; what still owes an amendment stays open. */
const closed = ({ id, events }: Journal, { position, report }: State): Found[] =>
  position === 'report/issued' &&
  report?.acknowledgedAt !== undefined &&
  lastOf(events, ['ReportAcknowledged', 'EpisodeReopened'])?.said.type === 'ReportAcknowledged' &&
  !owesAmendment(events)
    ? [{ about: id, what: 'the report was acknowledged, and the episode was never closed' }]
    : [];

/** Whatever should follow from an event has followed. */
export const reactionsHappened: Checker = ({ journals }: History) => {
  const discharges = new Map(journals.filter(({ kind }) => kind === 'discharge').map((one) => [one.id, one]));
  return journals.flatMap((episode): Found[] => {
    if (episode.kind !== 'episode' || episode.state === undefined) return [];
    const state = episode.state as unknown as State;
    const discharge = discharges.get(episode.events[0]?.said.dischargeId ?? '');
    return [
      ...(discharge === undefined ? [] : told(episode, state, discharge)),
      ...judged(episode, state),
      ...reported(episode, state),
      ...closed(episode, state),
    ];
  });
};
