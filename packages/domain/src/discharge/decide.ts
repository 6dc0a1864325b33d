import type { DischargeId, EpisodeId, Instant, PartnerId } from '@continuum/contracts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { Discharge, DischargeEvent, DischargeEventData } from './discharge.ts';
import { evolveDischarge } from './evolve.ts';

/** What a partner asks of one of its messages. */
export type DischargeCommand =
  | ({
      readonly name: 'receive-discharge';
      readonly dischargeId: DischargeId;
      readonly partnerId: PartnerId;
      /** For a first attempt: the episode id the referral will have. */
      readonly episodeId: EpisodeId;
    } & (
      | { readonly accepted: Omit<DischargeEventData['TherapyDischargeReceived'], 'canonicalVersion'> }
      | { readonly refused: DischargeEventData['TherapyDischargeRefused'] }
    ))
  | {
      readonly name: 'correct-discharge';
      readonly corrected: Omit<DischargeEventData['TherapyDischargeCorrected'], 'canonicalVersion'>;
    }
  | {
      readonly name: 'provide-information';
      readonly provided: Omit<DischargeEventData['InformationProvided'], 'canonicalVersion'>;
    }
  | {
      readonly name: 'request-cancellation';
      readonly requested: DischargeEventData['CancellationRequested'];
      /** When the episode was last reopened, if ever: what was wished before has had its answer. */
      readonly reopenedAt?: Instant;
    };

type Draft = {
  [T in DischargeEvent['type']]: { readonly type: T; readonly data: DischargeEventData[T] };
}[DischargeEvent['type']];

const nextCanonical = (discharge: Discharge | undefined): number => (discharge?.canonicalVersion ?? 0) + 1;

const received = (
  command: Extract<DischargeCommand, { name: 'receive-discharge' }>,
  discharge: Discharge | undefined,
): Draft =>
  'accepted' in command
    ? {
        type: 'TherapyDischargeReceived',
        data: { ...command.accepted, canonicalVersion: nextCanonical(discharge) },
      }
    : { type: 'TherapyDischargeRefused', data: command.refused };

/** Whether a wish to cancel is a new one: the first, or the first since the episode was reopened. */
export const wishesAnew = (
  { cancellation }: Pick<Discharge, 'cancellation'>,
  reopenedAt: Instant | undefined,
): boolean =>
  cancellation === undefined || (reopenedAt !== undefined && cancellation.requestedAt <= reopenedAt);

const drafted = (
  discharge: Discharge,
  command: Exclude<DischargeCommand, { name: 'receive-discharge' }>,
): Draft | undefined => {
  const canonicalVersion = nextCanonical(discharge);
  switch (command.name) {
    case 'correct-discharge':
      return { type: 'TherapyDischargeCorrected', data: { ...command.corrected, canonicalVersion } };
    case 'provide-information':
      return { type: 'InformationProvided', data: { ...command.provided, canonicalVersion } };
    case 'request-cancellation':
      return wishesAnew(discharge, command.reopenedAt)
        ? { type: 'CancellationRequested', data: command.requested }
        : undefined;
  }
};

/**
 * A message may be sent again until it is accepted; after that it is corrected, answered or cancelled.
 * @returns rejected with `discharge-already-accepted` or `discharge-not-accepted`
 */
export const decideDischarge = (
  discharge: Discharge | undefined,
  command: DischargeCommand,
  { now, by }: { readonly now: Instant; readonly by: Actor },
): Outcome<DischargeEvent, Discharge> => {
  const accepted = discharge?.status === 'received';
  let draft: Draft | undefined;
  if (command.name === 'receive-discharge') {
    if (accepted)
      return { kind: 'rejected', failures: [{ code: 'discharge-already-accepted', suppliedBy: 'partner' }] };
    draft = received(command, discharge);
  } else {
    if (!accepted)
      return { kind: 'rejected', failures: [{ code: 'discharge-not-accepted', suppliedBy: 'partner' }] };
    draft = drafted(discharge, command);
  }
  if (draft === undefined) return { kind: 'unchanged' };
  const { dischargeId, episodeId } =
    discharge ?? (command as Extract<DischargeCommand, { name: 'receive-discharge' }>);
  const event = {
    ...draft,
    dischargeId,
    episodeId,
    version: (discharge?.version ?? 0) + 1,
    recordedAt: now,
    by,
  } as DischargeEvent;
  const partnerId =
    discharge?.partnerId ?? (command as Extract<DischargeCommand, { name: 'receive-discharge' }>).partnerId;
  return { kind: 'accepted', events: [event], state: evolveDischarge(discharge, event, partnerId) };
};
