import type { PartnerClient } from '@continuum/aws';
import type { Office } from './office.ts';
import type { MemberLogin } from './registering.ts';
import type { Terminal } from './terminal.ts';

/** Prints what a partner clinic's system signs in with. */
export const showClient = (
  { clientId, clientSecret }: PartnerClient,
  { tokenUrl }: Office,
  { say }: Terminal,
): void => {
  say(`  client id      ${clientId}`);
  say(`  client secret  ${clientSecret}`);
  say(`  tokens from    ${tokenUrl} (grant_type=client_credentials)`);
};

/** Prints what a member signs in with. */
export const showLogin = (
  { username, password }: MemberLogin,
  { memberClientId, passwords }: Office,
  { say }: Terminal,
): void => {
  say(`  user name      ${username}`);
  say(
    `  password       ${password}${passwords === 'temporary' ? ' (to be replaced at the first sign-in)' : ''}`,
  );
  say(`  signs in by    client ${memberClientId}`);
};
