import type {
  ClientId,
  CommandBody,
  DeadlineKind,
  DischargeId,
  EpisodeId,
  Instant,
  MemberCommand,
  PartnerId,
  PracticeId,
} from '@continuum/contracts';
import type { Actor } from '../kernel/actor.ts';
import type { Calendar } from '../kernel/calendar.ts';
import type { Kept } from '../kernel/notes.ts';
import type { Policy } from '../policy/index.ts';
import type { DischargeFacts, EpisodeEvent, MovedToClient } from './events.ts';

/** Bodies of the commands no member sends: reactions and the sweep. */
interface InternalBodies {
  'open-referral': {
    readonly episodeId: EpisodeId;
    readonly practiceId: PracticeId;
    readonly clientId: ClientId;
    readonly partnerId: PartnerId;
    readonly dischargeId: DischargeId;
    readonly facts: DischargeFacts;
    readonly possibleDuplicate?: true;
  };
  'receive-information': { readonly facts: DischargeFacts; readonly moved?: MovedToClient };
  'apply-correction': { readonly facts: DischargeFacts; readonly moved?: MovedToClient };
  'evaluate-goals': Record<never, never>;
  'open-report': Record<never, never>;
  remind: { readonly deadline: DeadlineKind; readonly due: Instant };
  miss: { readonly deadline: DeadlineKind; readonly due: Instant };
}

/** What the partner's own wish says beside what a member's may. */
interface WishedByPartner {
  'cancel-referral': { readonly requestedAt?: Instant };
}

export type CommandName = MemberCommand | keyof InternalBodies;

/** A command's body as deciders see it: free text replaced by note references. */
export type BodyOf<C extends CommandName> = C extends keyof InternalBodies
  ? InternalBodies[C]
  : C extends MemberCommand
    ? Kept<CommandBody<C>> & (C extends keyof WishedByPartner ? WishedByPartner[C] : unknown)
    : never;

/** A wish. */
export type Command = { [C in CommandName]: { readonly name: C; readonly body: BodyOf<C> } }[CommandName];
export type CommandOf<C extends CommandName> = Extract<Command, { name: C }>;

/** Everything a decision may depend on besides the episode and the command. */
export interface Circumstances {
  readonly now: Instant;
  readonly by: Actor;
  readonly policy: Policy;
  readonly calendar: Calendar;
  /** For `correct-entry`: the entry it names, when there is one. */
  readonly entry?: EpisodeEvent;
}
