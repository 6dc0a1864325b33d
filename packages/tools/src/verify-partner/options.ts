import { readTyped } from '../ops/arguments.ts';
import { addressProblems, isOnThisMachine, type Named, type Problems } from './addresses.ts';
import { type Entrance, entranceOf } from './entrance.ts';
import { type Hearing, hearingOf } from './hearing.ts';

export interface VerifyOptions {
  readonly apiUrl: string;
  readonly entrance: Entrance;
  /** Undefined when they are left out. */
  readonly webhooks: Hearing | undefined;
}

export const help = `npm run verify-partner -- --url URL [options]

Plays a partner clinic against a running system and prints, step by step, whether it answers as the partner kit says:
every example in a dry run, of which nothing is kept, every file tried, what must be refused, and test webhooks that it
takes and verifies here. Ends with exit code 1 if a step failed.

  --url URL           address of the API: https, or http on this machine
  --token T           access token of the clinic
  --token-url URL     where tokens are fetched instead, with the two below
  --client-id ID      the clinic's client id
  --client-secret S   its secret
  --receiver URL      https address that leads to this machine from where the API is, such as a tunnel's
  --listen PORT       port on 127.0.0.1 where webhooks come in (default: a free one)
  --without-webhooks  leave webhooks out
  --help              this text

The environment serves as well: PARTNER_TOKEN; or TOKEN_URL, CLIENT_ID and CLIENT_SECRET. Everybody in the examples is
fictitious. The webhook that is registered is removed again.`;

const known = {
  url: { type: 'string' },
  token: { type: 'string' },
  'token-url': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  receiver: { type: 'string' },
  listen: { type: 'string' },
  'without-webhooks': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const isProblem = (read: object | undefined): read is Problems => read !== undefined && 'problems' in read;

/** Options from the command line and the environment, or everything that is wrong with them. */
export const readOptions = (
  args: readonly string[],
  environment: Named,
): VerifyOptions | 'help' | Problems => {
  const { typed, problems: mistyped } = readTyped(args, known, false);
  if (typed['help'] === true) return 'help';
  const named = typed as Named;
  const url = named['url'];
  const entrance = entranceOf(named, environment);
  const apiIsHere = url === undefined || isOnThisMachine(url);
  const webhooks = typed['without-webhooks'] === true ? undefined : hearingOf(named, apiIsHere);
  const problems = [
    ...mistyped,
    ...(url === undefined ? ['Which system? Name it with --url.'] : addressProblems('url', url)),
    ...(isProblem(entrance) ? entrance.problems : []),
    ...(isProblem(webhooks) ? webhooks.problems : []),
  ];
  if (url === undefined || isProblem(entrance) || isProblem(webhooks) || problems.length > 0)
    return { problems };
  return { apiUrl: url.replace(/\/+$/, ''), entrance, webhooks };
};
