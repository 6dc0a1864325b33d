import type { RunningCloud } from '@continuum/local';

/** What a partner's system or a member's app signs in with. */
export type Credentials =
  | { readonly kind: 'partner'; readonly clientId: string; readonly clientSecret: string }
  | {
      readonly kind: 'member';
      readonly clientId: string;
      readonly username: string;
      readonly password: string;
    };

const formOf = (credentials: Credentials): Record<string, string> =>
  credentials.kind === 'partner'
    ? {
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
      }
    : {
        grant_type: 'password',
        client_id: credentials.clientId,
        username: credentials.username,
        password: credentials.password,
      };

/** A fresh access token from the local issuer. */
export const freshToken = async (
  { tokenUrl }: Pick<RunningCloud, 'tokenUrl'>,
  credentials: Credentials,
): Promise<string> => {
  const response = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(formOf(credentials)) });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined)
    throw new Error(`no token for the ${credentials.kind}: ${answer.error}`);
  return answer.access_token;
};

const spareMilliseconds = 60_000;

const endOf = (token: string): number => {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).exp * 1000;
};

/** A token that is asked for again only when the last one runs out, by a clock that may be moved. */
export const keptToken = (now: () => Date, ask: () => Promise<string>): (() => Promise<string>) => {
  let kept: string | undefined;
  return async () => {
    if (kept === undefined || endOf(kept) - spareMilliseconds < now().getTime()) kept = await ask();
    return kept;
  };
};
