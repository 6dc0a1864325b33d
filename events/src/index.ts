export * from './catalog.ts';
export type { Source } from './envelope.ts';
export * from './parse.ts';
export type { TherapyDischargeSubmitted } from './submitted.ts';
