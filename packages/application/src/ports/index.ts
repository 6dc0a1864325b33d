export * from './imports.ts';
export * from './journals.ts';
export * from './kept-batches.ts';
export * from './reading.ts';
export * from './registry.ts';
export * from './surroundings.ts';
export * from './webhooks.ts';
