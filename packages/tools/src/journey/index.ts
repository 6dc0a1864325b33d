export type { Answer, ApiCaller } from './api-caller.ts';
export { playSampleJourney } from './sample-journey.ts';
export type { Road } from './traveller.ts';
