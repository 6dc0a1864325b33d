export type { AudienceChange } from './audience.ts';
export { createLogins, type Logins, type LoginsProps, type PartnerClient } from './logins.ts';
