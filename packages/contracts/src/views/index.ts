export * from './clients.ts';
export * from './discharges.ts';
export * from './documents.ts';
export * from './episodes.ts';
export * from './issues.ts';
export * from './pages.ts';
export * from './program.ts';
export * from './standing.ts';
