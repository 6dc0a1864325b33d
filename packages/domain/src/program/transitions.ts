import { pausingTransitions } from './pausing.ts';
import { planningTransitions } from './planning.ts';
import { recordingTransitions } from './recording.ts';

/** Every command of the program stage. */
export const programTransitions = { ...recordingTransitions, ...planningTransitions, ...pausingTransitions };
