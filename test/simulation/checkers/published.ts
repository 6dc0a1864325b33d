import type { Taken } from '../services/bus.ts';
import type { EventSaid, History, StoredEvent } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** What others are told of: everything that partners, the stages and reports live on. */
const announced: ReadonlySet<string> = new Set([
  'TherapyDischargeReceived',
  'TherapyDischargeRefused',
  'TherapyDischargeCorrected',
  'InformationProvided',
  'CancellationRequested',
  'ReferralOpened',
  'InformationRequested',
  'ReferralAccepted',
  'ReferralDeclined',
  'ReferralCancelled',
  'FirstVisitScheduled',
  'ProgramStarted',
  'AssessmentRecorded',
  'GoalsSet',
  'ProgramActivated',
  'SessionRecorded',
  'GoalMet',
  'GoalReverted',
  'RedFlagRaised',
  'ClientReturnedToProvider',
  'ProgramHeld',
  'ProgramResumed',
  'ProgramConcluded',
  'EntryCorrected',
  'DocumentSent',
  'ReportOpened',
  'ReportWithdrawn',
  'ReportIssued',
  'ReportAcknowledged',
  'EpisodeClosed',
  'EpisodeReopened',
  'DeadlineApproaching',
  'DeadlineMissed',
]);

interface Detail {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly episodeId: string;
  readonly partnerId: string;
  readonly dischargeId: string;
  readonly practiceId?: string;
  readonly recordedAt: string;
}

const sameIn: readonly (keyof EventSaid & keyof Detail)[] = [
  'type',
  'version',
  'episodeId',
  'partnerId',
  'dischargeId',
  'practiceId',
  'recordedAt',
];

/** What the bus was told by us; poison is somebody else's. */
const detailsOf = ({ published, poison }: History): readonly (readonly [Taken, Detail])[] =>
  published
    .filter(({ detail }) => !poison.some(({ mark }) => detail.includes(mark)))
    .map((entry) => [entry, JSON.parse(entry.detail) as Detail]);

const untrue = (
  [{ at, detailType }, detail]: readonly [Taken, Detail],
  event: StoredEvent | undefined,
): Found[] => {
  if (event === undefined)
    return [{ about: detail.id, what: `the bus was told ${detailType}, and no journal has it` }];
  if (event.writtenAt > at)
    return [{ about: detail.id, what: `the bus was told ${detailType} before it was so` }];
  const other = sameIn.find((field) => event.said[field] !== detail[field]);
  return other === undefined
    ? []
    : [{ about: detail.id, what: `the bus was told another ${other} than the journal has` }];
};

/** Every event is published, and nothing that is not so. */
export const published: Checker = (history) => {
  const events = history.journals.flatMap((journal) => journal.events);
  const byId = new Map(events.map((event) => [event.said.eventId, event]));
  const details = detailsOf(history);
  const told = new Set(details.map(([, { id }]) => id));
  return [
    ...events
      .filter(({ said }) => announced.has(said.type) && !told.has(said.eventId))
      .map(({ said }): Found => ({ about: said.eventId, what: `${said.type} was never published` })),
    ...details.flatMap((one) => untrue(one, byId.get(one[1].id))),
  ];
};
