import type { Credentials } from '../start/tokens.ts';
import { addressProblems, type Named, type Problems } from './addresses.ts';

/** How the clinic gets in: with a token it has, or with one that is fetched. */
export type Entrance =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'client';
      readonly tokenUrl: string;
      readonly credentials: Extract<Credentials, { kind: 'partner' }>;
    };

const howToGetIn =
  'How does the clinic get in? Give --token, or --token-url, --client-id and --client-secret, or their variables.';

/** What is typed comes before the environment. */
export const entranceOf = (typed: Named, environment: Named): Entrance | Problems => {
  const fetches = typed['token-url'] !== undefined;
  if (fetches && typed['token'] !== undefined)
    return { problems: ['--token: a token is given, or fetched with --token-url, not both'] };
  const token = typed['token'] ?? (fetches ? undefined : environment['PARTNER_TOKEN']);
  if (token) return { kind: 'token', token };
  const tokenUrl = typed['token-url'] ?? environment['TOKEN_URL'];
  const clientId = typed['client-id'] ?? environment['CLIENT_ID'];
  const clientSecret = typed['client-secret'] ?? environment['CLIENT_SECRET'];
  if (!tokenUrl || !clientId || !clientSecret) return { problems: [howToGetIn] };
  const problems = addressProblems('token-url', tokenUrl);
  return problems.length > 0
    ? { problems }
    : { kind: 'client', tokenUrl, credentials: { kind: 'partner', clientId, clientSecret } };
};
