export * from './notification.ts';
export * from './notification-type.ts';
export * from './requests.ts';
export * from './views.ts';
