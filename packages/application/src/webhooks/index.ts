export * from './deliver-due.ts';
export * from './delivery.ts';
export * from './notification.ts';
export { attemptsMost } from './retry-schedule.ts';
