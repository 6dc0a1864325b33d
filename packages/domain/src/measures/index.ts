export * from './catalogue.ts';
export * from './plausibility.ts';
export * from './red-flags.ts';
