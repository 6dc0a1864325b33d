export * from './commands/index.ts';
export * from './discharge/information.ts';
export * from './discharge/therapy-discharge.ts';
export * from './parsing/index.ts';
export * from './primitives.ts';
export * from './problems/index.ts';
export * from './routes/index.ts';
export * from './views/index.ts';
