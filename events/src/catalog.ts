/**
 * The catalog of contract events: the one place that says what is on the bus, who puts it there and who acts on
 * it. Rules, schemas, documentation and the translation of journals are derived from it.
 */
import * as z from 'zod';
import { dischargeData } from './data/discharge.ts';
import { programData } from './data/program.ts';
import { referralData } from './data/referral.ts';
import { reportData } from './data/report.ts';
import { dischargeEnvelope, episodeEnvelope, type Source } from './envelope.ts';
import { therapyDischargeSubmitted } from './submitted.ts';

export const episodeData = { ...referralData, ...programData, ...reportData } as const;

type DischargeEventName = keyof typeof dischargeData;
type EpisodeEventName = keyof typeof episodeData;
export type ContractEventName = DischargeEventName | EpisodeEventName;

/** Data of each event, by name. */
export type ContractEventData = {
  [N in DischargeEventName]: z.infer<(typeof dischargeData)[N]>;
} & { [N in EpisodeEventName]: z.infer<(typeof episodeData)[N]> };

export type ContractEventOf<N extends ContractEventName> = z.infer<
  N extends DischargeEventName ? typeof dischargeEnvelope : typeof episodeEnvelope
> & { readonly type: N; readonly data: ContractEventData[N] };
export type ContractEvent = { [N in ContractEventName]: ContractEventOf<N> }[ContractEventName];

export interface CatalogEntry {
  readonly version: number;
  /** What it announces, in a sentence. */
  readonly meaning: string;
  readonly source: Source;
  readonly schema: z.ZodType;
  readonly emittedBy: readonly string[];
  readonly consumedBy: readonly string[];
  /** Version of this system that first published it. */
  readonly since: string;
}

const consumers: Readonly<Partial<Record<ContractEventName, readonly string[]>>> = {
  TherapyDischargeReceived: ['referral-stage', 'partner-notifier'],
  TherapyDischargeRefused: ['partner-notifier'],
  TherapyDischargeCorrected: ['referral-stage'],
  InformationProvided: ['referral-stage'],
  InformationRequested: ['partner-notifier'],
  CancellationRequested: ['referral-stage'],
  ReferralAccepted: ['partner-notifier'],
  ReferralDeclined: ['partner-notifier'],
  ReferralCancelled: ['partner-notifier'],
  FirstVisitScheduled: ['partner-notifier'],
  ProgramStarted: ['partner-notifier'],
  ProgramHeld: ['partner-notifier'],
  AssessmentRecorded: ['program-stage', 'report-stage'],
  EntryCorrected: ['program-stage', 'report-stage'],
  ClientReturnedToProvider: ['partner-notifier'],
  EpisodeClosed: ['partner-notifier'],
  EpisodeReopened: ['referral-stage', 'program-stage', 'report-stage', 'partner-notifier'],
  DocumentSent: ['report-stage', 'partner-notifier'],
  GoalMet: ['report-stage'],
  ProgramResumed: ['report-stage', 'partner-notifier'],
  ReportIssued: ['partner-notifier'],
  ReportAcknowledged: ['report-stage'],
};

const members = ['trainer-api'] as const;

/** Whose commit holds the event; all are published by `event-relay`. Members' commands where nothing is said. */
const emitters: Readonly<Partial<Record<ContractEventName, readonly string[]>>> = {
  TherapyDischargeReceived: ['partner-api', 'discharge-intake'],
  TherapyDischargeRefused: ['partner-api', 'discharge-intake'],
  TherapyDischargeCorrected: ['partner-api'],
  InformationProvided: ['partner-api'],
  CancellationRequested: ['partner-api'],
  ReferralOpened: ['referral-stage'],
  InformationRequested: ['referral-stage', 'trainer-api'],
  ReferralCancelled: ['referral-stage', 'trainer-api'],
  GoalMet: ['program-stage'],
  ReportOpened: ['report-stage', 'trainer-api'],
  ProgramHeld: ['trainer-api', 'deadline-sweep'],
  EpisodeClosed: ['trainer-api', 'referral-stage', 'report-stage', 'deadline-sweep'],
  DeadlineApproaching: ['deadline-sweep'],
  DeadlineMissed: ['deadline-sweep'],
};

const entry = (name: ContractEventName, source: Source, data: z.ZodObject): CatalogEntry => {
  const version = 1;
  const meaning = data.description ?? '';
  const envelope = source === 'continuum.discharge' ? dischargeEnvelope : episodeEnvelope;
  return {
    version,
    meaning,
    source,
    schema: envelope
      .extend({ type: z.literal(name), data })
      .meta({ title: `${name}, version ${version}`, description: meaning }),
    emittedBy: emitters[name] ?? members,
    consumedBy: consumers[name] ?? [],
    since: '1.0.0',
  };
};

const entriesOf = <N extends ContractEventName>(data: Readonly<Record<N, z.ZodObject>>, source: Source) =>
  (Object.keys(data) as N[]).map((name) => [name, entry(name, source, data[name])] as const);

export const catalog = Object.fromEntries([
  ...entriesOf(dischargeData, 'continuum.discharge'),
  ...entriesOf(episodeData, 'continuum.episode'),
]) as Readonly<Record<ContractEventName, CatalogEntry>>;

export const contractEventNames = Object.keys(catalog) as readonly ContractEventName[];

/** What comes in on the partner bus, from a partner's own AWS account. */
export const inboundCatalog = {
  TherapyDischargeSubmitted: {
    version: 1,
    meaning: therapyDischargeSubmitted.description ?? '',
    schema: therapyDischargeSubmitted,
    emittedBy: ['a partner'],
    consumedBy: ['discharge-intake'],
    since: '1.0.0',
  },
} as const;

/** `detail-type` on the bus: a name and a version, so that two versions can run beside each other. */
export const detailTypeOf = (name: ContractEventName | keyof typeof inboundCatalog): string => {
  const { version } =
    name in catalog ? catalog[name as ContractEventName] : inboundCatalog.TherapyDischargeSubmitted;
  return `${name}.v${version}`;
};
