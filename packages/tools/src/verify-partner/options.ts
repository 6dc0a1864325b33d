import { readTyped } from '../ops/arguments.ts';
import type { Credentials } from '../start/tokens.ts';

/** How the clinic gets in: with a token it has, or with one that is fetched. */
export type Entrance =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'client';
      readonly tokenUrl: string;
      readonly credentials: Extract<Credentials, { kind: 'partner' }>;
    };

export interface VerifyOptions {
  readonly apiUrl: string;
  readonly entrance: Entrance;
}

export const help = `npm run verify-partner -- --url URL [options]

Plays a partner clinic against a running system and prints, step by step, whether it answers as the partner kit says:
every example in a dry run, of which nothing is kept, every file tried, and what must be refused. Ends with exit code 1
if a step failed.

  --url URL          address of the API: https, or http on this machine
  --token T          access token of the clinic
  --token-url URL    where tokens are fetched instead, with the two below
  --client-id ID     the clinic's client id
  --client-secret S  its secret
  --help             this text

The environment serves as well: PARTNER_TOKEN; or TOKEN_URL, CLIENT_ID and CLIENT_SECRET. Everybody in the examples is
fictitious.`;

const known = {
  url: { type: 'string' },
  token: { type: 'string' },
  'token-url': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Named = Readonly<Record<string, string | undefined>>;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const isOnThisMachine = (url: string): boolean => loopback.test(URL.parse(url)?.hostname ?? '');

/** Credentials cross no network in the clear. */
const urlProblem = (option: string, url: string): readonly string[] => {
  const protocol = URL.parse(url)?.protocol;
  const safe = protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(url));
  return safe ? [] : [`--${option}: expected an https address, or an http one on this machine; got ${url}`];
};

const howToGetIn =
  'How does the clinic get in? Give --token, or --token-url, --client-id and --client-secret, or their variables.';

/** What is typed comes before the environment. */
const entranceOf = (
  typed: Named,
  environment: Named,
): Entrance | { readonly problems: readonly string[] } => {
  const fetches = typed['token-url'] !== undefined;
  if (fetches && typed['token'] !== undefined)
    return { problems: ['--token: a token is given, or fetched with --token-url, not both'] };
  const token = typed['token'] ?? (fetches ? undefined : environment['PARTNER_TOKEN']);
  if (token) return { kind: 'token', token };
  const tokenUrl = typed['token-url'] ?? environment['TOKEN_URL'];
  const clientId = typed['client-id'] ?? environment['CLIENT_ID'];
  const clientSecret = typed['client-secret'] ?? environment['CLIENT_SECRET'];
  if (!tokenUrl || !clientId || !clientSecret) return { problems: [howToGetIn] };
  const problems = urlProblem('token-url', tokenUrl);
  return problems.length > 0
    ? { problems }
    : { kind: 'client', tokenUrl, credentials: { kind: 'partner', clientId, clientSecret } };
};

/** Options from the command line and the environment, or everything that is wrong with them. */
export const readOptions = (
  args: readonly string[],
  environment: Named,
): VerifyOptions | 'help' | { readonly problems: readonly string[] } => {
  const { typed, problems: mistyped } = readTyped(args, known, false);
  if (typed['help'] === true) return 'help';
  const named = typed as Named;
  const url = named['url'];
  const entrance = entranceOf(named, environment);
  const problems = [
    ...mistyped,
    ...(url === undefined ? ['Which system? Name it with --url.'] : urlProblem('url', url)),
    ...('problems' in entrance ? entrance.problems : []),
  ];
  if (url === undefined || 'problems' in entrance || problems.length > 0) return { problems };
  return { apiUrl: url.replace(/\/+$/, ''), entrance };
};
