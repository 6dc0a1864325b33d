import { positionsOfStage } from '../episode/position.ts';
import type { Transitions } from '../episode/transition.ts';
import { anyMember, trainerOnly } from '../kernel/callers.ts';
import {
  assessedSinceFirstVisit,
  heldSinceFirstVisit,
  kindFitsStatus,
  measuredOnce,
  mightExerciseThen,
  releasedThen,
  sentSinceFirstVisit,
} from './guards.ts';
import { redFlagDrafts } from './red-flags.ts';

/** What is written down while the program runs. */
export const recordingTransitions: Transitions<
  'record-assessment' | 'record-session' | 'record-document-sent'
> = {
  'record-assessment': {
    callers: trainerOnly,
    from: ['program/intake', 'program/baseline', 'program/active'],
    leadsTo: ['program/baseline', 'program/returned-to-provider'],
    leadsFromHere: ({ position }) =>
      position === 'program/intake'
        ? ['program/baseline', 'program/returned-to-provider']
        : ['program/returned-to-provider'],
    guards: [kindFitsStatus, assessedSinceFirstVisit, measuredOnce],
    effect: ({ position, version }, body, circumstances) => [
      {
        type: 'AssessmentRecorded',
        data: body,
        position: position === 'program/intake' ? 'program/baseline' : position,
      },
      ...redFlagDrafts(
        { readings: body.measures, signs: body.redFlagSigns ?? [], at: body.assessedAt },
        version + 1,
        version + 2,
        circumstances,
      ),
    ],
  },
  'record-session': {
    callers: trainerOnly,
    from: ['program/active'],
    leadsTo: ['program/returned-to-provider'],
    guards: [heldSinceFirstVisit, mightExerciseThen],
    effect: ({ version }, body, circumstances) => [
      { type: 'SessionRecorded', data: body },
      ...redFlagDrafts(
        { readings: body.readings ?? [], signs: body.redFlagSigns ?? [], at: body.heldAt },
        version + 1,
        version + 2,
        circumstances,
      ),
    ],
  },
  'record-document-sent': {
    callers: [...anyMember, 'reaction'],
    from: [...positionsOfStage.program, ...positionsOfStage.report],
    leadsTo: [],
    guards: [sentSinceFirstVisit, releasedThen],
    effect: (_episode, body) => [{ type: 'DocumentSent', data: body }],
  },
};
