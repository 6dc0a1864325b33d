import { openPositions, positionsOfStage, stageOf } from '../episode/position.ts';
import type { Paper } from '../episode/state.ts';
import type { Transitions } from '../episode/transition.ts';
import { anyMember, trainerOnly } from '../kernel/callers.ts';
import { papersForFirstVisit, trainerAssigned, visitAfterDischarge, visitLiesAhead } from './guards.ts';
import { positionGiven } from './missing-information.ts';

type Arranging =
  | 'request-information'
  | 'record-contact-attempt'
  | 'schedule-first-visit'
  | 'record-missed-visit'
  | 'record-paper'
  | 'start-program';

const sameDates = (one: Paper, other: { signedOn: string; expiresOn?: string }): boolean =>
  one.signedOn === other.signedOn && one.expiresOn === other.expiresOn;

/** From the decision to the first visit: questions, calls, appointments, papers. */
export const arrangingTransitions: Transitions<Arranging> = {
  'request-information': {
    callers: anyMember,
    from: positionsOfStage.referral,
    leadsTo: ['referral/information-requested'],
    leadsFromHere: ({ position }) =>
      position === 'referral/accepted' ? [] : ['referral/information-requested'],
    guards: [],
    effect: ({ position }, body) => [
      {
        type: 'InformationRequested',
        data: body,
        position: position === 'referral/received' ? 'referral/information-requested' : position,
      },
    ],
  },
  'record-contact-attempt': {
    callers: anyMember,
    from: openPositions,
    leadsTo: [],
    guards: [],
    effect: (_episode, body) => [{ type: 'ContactAttempted', data: body }],
  },
  'schedule-first-visit': {
    callers: anyMember,
    from: ['referral/accepted'],
    leadsTo: [],
    guards: [visitLiesAhead],
    already: ({ position, firstVisitAt }, body) =>
      position === 'referral/accepted' && firstVisitAt === body.visitAt,
    effect: (_episode, body) => [{ type: 'FirstVisitScheduled', data: body }],
  },
  'record-missed-visit': {
    callers: anyMember,
    from: ['referral/accepted', 'program/intake', 'program/baseline', 'program/active'],
    leadsTo: [],
    guards: [],
    effect: (_episode, body) => [{ type: 'VisitMissed', data: body }],
  },
  'record-paper': {
    callers: anyMember,
    from: openPositions,
    leadsTo: ['referral/received'],
    leadsFromHere: ({ position }) =>
      position === 'referral/information-requested' ? ['referral/received'] : [],
    guards: [],
    already: ({ papers, redFlag }, body) => {
      const paper = papers[body.paper];
      if (paper === undefined || !sameDates(paper, body)) return false;
      return body.paper !== 'medical-clearance' || redFlag === undefined || paper.version > redFlag.version;
    },
    effect: ({ position, missing }, body) => {
      const stillMissing = missing.filter(({ need }) => need !== body.paper);
      return [{ type: 'PaperRecorded', data: body, position: positionGiven(position, stillMissing) }];
    },
  },
  'start-program': {
    callers: trainerOnly,
    from: ['referral/accepted'],
    leadsTo: ['program/intake'],
    guards: [trainerAssigned, papersForFirstVisit, visitAfterDischarge],
    already: ({ position, program }, body) =>
      stageOf(position) === 'program' && program?.startedAt === body.visitHeldAt,
    effect: (_episode, body) => [{ type: 'ProgramStarted', data: body, position: 'program/intake' }],
  },
};
