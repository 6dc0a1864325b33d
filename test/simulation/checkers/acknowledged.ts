import { createHash } from 'node:crypto';
import type { Heard } from '../actors/memory.ts';
import type { History, Journal, StoredEvent } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** The event that each command begins its commit with. */
const firstEventOf: Readonly<Record<string, string>> = {
  'request-information': 'InformationRequested',
  'record-contact-attempt': 'ContactAttempted',
  'schedule-first-visit': 'FirstVisitScheduled',
  'record-missed-visit': 'VisitMissed',
  'assign-trainer': 'TrainerAssigned',
  'accept-referral': 'ReferralAccepted',
  'decline-referral': 'ReferralDeclined',
  'cancel-referral': 'ReferralCancelled',
  'record-paper': 'PaperRecorded',
  'start-program': 'ProgramStarted',
  'record-assessment': 'AssessmentRecorded',
  'set-goals': 'GoalsSet',
  'set-plan': 'PlanSet',
  'activate-program': 'ProgramActivated',
  'record-session': 'SessionRecorded',
  'schedule-follow-up': 'FollowUpScheduled',
  'record-document-sent': 'DocumentSent',
  'hold-program': 'ProgramHeld',
  'resume-program': 'ProgramResumed',
  'return-to-provider': 'RedFlagRaised',
  'conclude-program': 'ProgramConcluded',
  'issue-report': 'ReportIssued',
  'acknowledge-report': 'ReportAcknowledged',
  'continue-program': 'ProgramContinued',
  'close-episode': 'EpisodeClosed',
  'correct-entry': 'EntryCorrected',
  'withdraw-client': 'EpisodeClosed',
  'reopen-episode': 'EpisodeReopened',
  'mark-entered-in-error': 'EpisodeClosed',
};

/** What an accepted post leaves in the message's journal, by route. */
const dischargeEventOf: Readonly<Record<string, string>> = {
  'POST /v1/discharges': 'TherapyDischargeReceived',
  'PUT /v1/discharges/{messageId}': 'TherapyDischargeCorrected',
  'POST /v1/discharges/{messageId}/information': 'InformationProvided',
  'POST /v1/discharges/{messageId}/cancel': 'CancellationRequested',
};

export interface Receipt {
  readonly outcome: string;
  readonly version: number;
  readonly eventIds: readonly string[];
}

/** Commands that were answered as accepted, with their receipts. */
export const acceptedCommands = ({ memory }: History): readonly (Heard & { readonly receipt: Receipt })[] =>
  memory.heard.flatMap((heard) => {
    const isCommand = heard.request.route.endsWith('/commands/{command}') && heard.answer.status === 200;
    if (!isCommand) return [];
    const receipt = JSON.parse(heard.answer.text) as Receipt;
    return receipt.outcome === 'accepted' ? [{ ...heard, receipt }] : [];
  });

const lostCommands = (history: History, episodes: ReadonlyMap<string, Journal>): Found[] =>
  acceptedCommands(history).flatMap(({ request, receipt, subject }): Found[] => {
    const { command = '' } = request.path ?? {};
    const events = episodes.get(subject)?.events ?? [];
    const kept = receipt.eventIds.map((id) => events.find(({ said }) => said.eventId === id));
    if (kept.includes(undefined) || kept.length === 0)
      return [{ about: subject, what: `${command} was acknowledged, and its events are not in the journal` }];
    const [first] = kept;
    return first?.said.type === firstEventOf[command]
      ? []
      : [{ about: subject, what: `${command} was acknowledged, and ${first?.said.type} is what it left` }];
  });

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const originalOf = ({ said }: StoredEvent) =>
  said.data['original'] as { readonly key: string; readonly hash: string } | undefined;

const isKept = (event: StoredEvent, body: string, { objects }: History): boolean => {
  const original = originalOf(event);
  if (original === undefined) return said(event).type === 'CancellationRequested';
  return original.hash === hashOf(body) && objects.get(original.key)?.bytes.toString() === body;
};

const said = (event: StoredEvent) => event.said;

const lostMessages = (history: History, byMessage: ReadonlyMap<string, Journal>): Found[] =>
  history.memory.heard.flatMap(({ request, answer, subject }): Found[] => {
    const wanted =
      answer.status === 422 && request.route === 'POST /v1/discharges'
        ? 'TherapyDischargeRefused'
        : answer.status === 202
          ? dischargeEventOf[request.route]
          : undefined;
    if (wanted === undefined) return [];
    const events = byMessage.get(subject)?.events.filter((event) => said(event).type === wanted) ?? [];
    return events.some((event) => isKept(event, request.body ?? '', history))
      ? []
      : [
          {
            about: subject,
            what: `${request.route} was acknowledged, and ${wanted} with its original is not kept`,
          },
        ];
  });

const unopened = (journals: readonly Journal[], episodes: ReadonlyMap<string, Journal>): Found[] =>
  journals.flatMap(({ kind, id, events }): Found[] => {
    const received = events.find((event) => said(event).type === 'TherapyDischargeReceived');
    if (kind !== 'discharge' || received === undefined) return [];
    const opened = episodes.get(said(received).episodeId)?.events[0];
    return opened?.said.type === 'ReferralOpened' && opened.said.dischargeId === id
      ? []
      : [{ about: id, what: 'the discharge was accepted, and its referral was never opened' }];
  });

/** Nothing acknowledged is lost: neither a command, nor a message, nor the referral that follows from it. */
export const acknowledged: Checker = (history) => {
  const { journals, memory } = history;
  const episodes = new Map(journals.filter(({ kind }) => kind === 'episode').map((one) => [one.id, one]));
  const byMessage = new Map(
    journals.filter(({ kind }) => kind === 'discharge').map((one) => [String(one.head?.['messageId']), one]),
  );
  return [
    ...lostCommands(history, episodes),
    ...lostMessages(history, byMessage),
    ...memory.submitted.flatMap(({ messageId }): Found[] =>
      byMessage.has(messageId)
        ? []
        : [{ about: messageId, what: 'the message put on the partner bus was not taken' }],
    ),
    ...unopened(journals, episodes),
  ];
};
