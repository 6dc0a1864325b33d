export * from './commands/index.ts';
export * from './primitives.ts';
export * from './vocabulary.ts';
