export * from './columns.ts';
export * from './import-request.ts';
