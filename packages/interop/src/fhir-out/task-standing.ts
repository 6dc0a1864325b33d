import type { Position } from '@continuum/domain';
import type { EpisodeSeen } from './referral-seen.ts';
import type { TaskStatus } from './resources.ts';

/**
 * Business status of a referral's Task, in the codes of the BSeR guide.
 * @see http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS
 */
export const businessStatuses = {
  '2.0': 'Service Request Created',
  '3.0': 'Service Request Accepted',
  '4.0': 'Service Request Declined',
  '5.1.1': 'Event Scheduled',
  '5.1.2': 'Event Unattended',
  '5.1.4': 'Event Completed',
  '5.2': 'Cancellation Requested',
  '6.0': 'Service Request Fulfillment Cancelled',
  '7.0': 'Service Request Fulfillment Completed',
} as const;

type BusinessStatus = keyof typeof businessStatuses;

/** Why a Task has the status that asks for a reason; of what is closed the reason is the episode's own. */
type Reason = 'on-hold' | 'returned-to-provider' | 'ended';

export interface TaskStanding {
  readonly status: TaskStatus;
  readonly business?: BusinessStatus;
  readonly reason?: Reason;
}

const rejected = { status: 'rejected', business: '4.0', reason: 'ended' } as const;
const failed = { status: 'failed', business: '6.0', reason: 'ended' } as const;
const cancelled = { status: 'cancelled', business: '6.0', reason: 'ended' } as const;
const running = { status: 'in-progress', business: '5.1.4' } as const;

/** Where nothing was decided yet, a referral can be rejected or cancelled; afterwards it can only fail. */
const undecided = (from: Position | undefined): boolean =>
  from === 'referral/received' || from === 'referral/information-requested';

/**
 * A Task's standing for every position of an episode: the one table. It follows the Task states of the Physical
 * Activity guide: what was accepted is never rejected, and what was never accepted never fails.
 * @see http://hl7.org/fhir/us/physical-activity/
 */
const standings: { readonly [P in Position]: TaskStanding | ((from: Position | undefined) => TaskStanding) } =
  {
    'referral/received': { status: 'requested', business: '2.0' },
    'referral/information-requested': { status: 'requested', business: '2.0' },
    'referral/accepted': { status: 'accepted', business: '3.0' },
    'program/intake': running,
    'program/baseline': running,
    'program/active': running,
    'program/on-hold': { status: 'on-hold', business: '5.1.4', reason: 'on-hold' },
    'program/returned-to-provider': {
      status: 'on-hold',
      business: '5.1.4',
      reason: 'returned-to-provider',
    },
    'report/drafting': running,
    'report/issued': running,
    'closed/declined': (from) => (undecided(from) ? rejected : failed),
    'closed/cancelled': cancelled,
    'closed/withdrawn': (from) => (undecided(from) ? cancelled : failed),
    'closed/completed': { status: 'completed', business: '7.0' },
    'closed/entered-in-error': { status: 'entered-in-error' },
  };

const arranged = ({ firstVisitAt, missedVisits }: EpisodeSeen): BusinessStatus => {
  if (firstVisitAt !== undefined) return '5.1.1';
  return missedVisits > 0 ? '5.1.2' : '3.0';
};

const businessOf = (episode: EpisodeSeen, { business }: TaskStanding): BusinessStatus | undefined => {
  if (episode.ended === undefined && episode.cancellationRequestedAt !== undefined) return '5.2';
  return episode.position === 'referral/accepted' ? arranged(episode) : business;
};

/** The standing of the Task of an episode's present loop; requested until the episode opens. */
export const taskStanding = (episode: EpisodeSeen | undefined): TaskStanding => {
  if (episode === undefined) return { status: 'requested', business: '2.0' };
  const row = standings[episode.position];
  const standing = typeof row === 'function' ? row(episode.closedFrom) : row;
  const business = businessOf(episode, standing);
  return { ...standing, ...(business === undefined ? {} : { business }) };
};
