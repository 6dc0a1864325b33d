export * from './commands/index.ts';
export * from './discharge/information.ts';
export * from './discharge/therapy-discharge.ts';
export * from './primitives.ts';
