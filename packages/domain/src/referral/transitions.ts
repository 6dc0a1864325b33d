import { arrangingTransitions } from './arranging.ts';
import { decidingTransitions } from './deciding.ts';
import { openingTransitions } from './opening.ts';

/** Every command of the referral stage. */
export const referralTransitions = { ...openingTransitions, ...decidingTransitions, ...arrangingTransitions };
