export * from './deliver-due.ts';
export * from './delivery.ts';
export * from './notification.ts';
export { type NotificationType, notificationTypes } from './notification-types.ts';
export { attemptsMost } from './retry-schedule.ts';
