import { createHmac, createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { IssuerKey } from './issuer-key.ts';

export interface Attacked {
  /** A token that is right in everything. */
  readonly right: string;
  readonly claims: JWTPayload;
  readonly issuer: IssuerKey;
  readonly nowSeconds: number;
  /** The client that members' apps sign in by: the audience of identity tokens. */
  readonly appClientId: string;
}

export interface Attack {
  readonly name: string;
  /** What a person who knows the API Gateway expects; by hand. */
  readonly status: 401 | 403 | 431;
  /** Values of the Authorization header, each in a line of its own. */
  readonly authorization: (attacked: Attacked) => Promise<readonly string[]> | readonly string[];
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = (token: string): readonly string[] => [`Bearer ${token}`];

const { privateKey: otherKey, publicKey: otherPublic } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const signedBy = (key: KeyObject, header: object, claims: unknown): string => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
};

const symmetric = (secret: string | Buffer, kid: unknown, claims: unknown): string => {
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

const publicPem = ({ publicJwk }: IssuerKey): string =>
  createPublicKey({ key: publicJwk as never, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();

const unsigned = (alg: string): Attack => ({
  name: `a token whose algorithm is ${alg}`,
  status: 401,
  authorization: ({ claims, issuer }) =>
    bearer(`${part({ alg, kid: issuer.publicJwk['kid'] })}.${part(claims)}.`),
});

const bySomebodyElse = (what: string, header: (attacked: Attacked) => object): Attack => ({
  name: `a token of somebody else's key ${what}`,
  status: 401,
  authorization: (attacked) =>
    bearer(signedBy(otherKey, { alg: 'RS256', typ: 'JWT', ...header(attacked) }, attacked.claims)),
});

const headerAttacks: readonly Attack[] = [
  unsigned('none'),
  unsigned('None'),
  unsigned('NONE'),
  unsigned('RS256'),
  {
    name: 'a token signed with the public key as a secret, in PEM',
    status: 401,
    authorization: ({ claims, issuer }) =>
      bearer(symmetric(publicPem(issuer), issuer.publicJwk['kid'], claims)),
  },
  {
    name: 'a token signed with the public key as a secret, in JWK',
    status: 401,
    authorization: ({ claims, issuer }) =>
      bearer(symmetric(JSON.stringify(issuer.publicJwk), issuer.publicJwk['kid'], claims)),
  },
  {
    name: 'a token signed with nothing, its key id a file that is empty',
    status: 401,
    authorization: ({ claims }) => bearer(symmetric('', '../../../../dev/null', claims)),
  },
  bySomebodyElse('under the key id of the issuer', ({ issuer }) => ({ kid: issuer.publicJwk['kid'] })),
  bySomebodyElse('that comes along with it', ({ issuer }) => ({
    kid: issuer.publicJwk['kid'],
    jwk: otherPublic.export({ format: 'jwk' }),
  })),
  bySomebodyElse('that is told to be fetched', () => ({
    kid: 'mine',
    jku: 'https://attacker.example/jwks.json',
    x5u: 'https://attacker.example/certificate.pem',
  })),
  bySomebodyElse('with a path for a key id', () => ({ kid: '../../keys/mine' })),
  {
    name: 'a token that names another key than it is signed with',
    status: 401,
    authorization: async ({ claims, issuer }) => bearer(await issuer.sign(claims, { kid: 'unheard-of' })),
  },
  {
    name: 'a token that names no key',
    status: 401,
    authorization: ({ claims, right }) =>
      bearer([part({ alg: 'RS256' }), part(claims), right.split('.')[2]].join('.')),
  },
  {
    name: 'a token with an extension that must be understood',
    status: 401,
    authorization: ({ claims, right, issuer }) => {
      const header = {
        alg: 'RS256',
        kid: issuer.publicJwk['kid'],
        crit: ['urn:example:x'],
        'urn:example:x': 1,
      };
      return bearer([part(header), part(claims), right.split('.')[2]].join('.'));
    },
  },
];

const changedClaims = (
  name: string,
  change: (attacked: Attacked) => JWTPayload,
  status: 401 | 403 = 401,
): Attack => ({
  name,
  status,
  authorization: async (attacked) => bearer(await attacked.issuer.sign(change(attacked))),
});

const without = (claims: JWTPayload, ...names: readonly string[]): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));

const minute = 60;

const claimAttacks: readonly Attack[] = [
  changedClaims('an expired token', ({ claims, nowSeconds }) => ({ ...claims, exp: nowSeconds - minute })),
  changedClaims('a token without an end', ({ claims }) => without(claims, 'exp')),
  changedClaims('a token whose end is a text', ({ claims }) => ({ ...claims, exp: 'never' as never })),
  changedClaims('a token that is not valid yet', ({ claims, nowSeconds }) => ({
    ...claims,
    nbf: nowSeconds + 5 * minute,
  })),
  changedClaims('a token issued in the future', ({ claims, nowSeconds }) => ({
    ...claims,
    iat: nowSeconds + 5 * minute,
  })),
  changedClaims('a token of another issuer', ({ claims }) => ({
    ...claims,
    iss: 'https://attacker.example',
  })),
  changedClaims('a token of another pool', ({ claims }) => ({ ...claims, iss: `${claims.iss}x` })),
  changedClaims('a token of no issuer', ({ claims }) => without(claims, 'iss')),
  changedClaims('a token of another client', ({ claims }) => ({ ...claims, client_id: 'unheard-of' })),
  changedClaims('a token of no client', ({ claims }) => without(claims, 'client_id')),
  changedClaims('a token for another audience', ({ claims }) => ({ ...claims, aud: 'unheard-of' })),
  changedClaims('a token without scopes', ({ claims }) => without(claims, 'scope'), 403),
  changedClaims(
    'a token whose scopes are stripped',
    ({ claims }) => ({ ...claims, scope: 'openid email' }),
    403,
  ),
  changedClaims(
    'a token of scopes that look alike',
    ({ claims }) => ({
      ...claims,
      scope: 'continuum/episodes.readx CONTINUUM/EPISODES.READ continuum/discharges.readx',
    }),
    403,
  ),
  changedClaims(
    'an identity token',
    ({ claims, appClientId }) => ({
      ...without(claims, 'scope', 'client_id'),
      token_use: 'id',
      aud: appClientId,
    }),
    403,
  ),
  changedClaims('an identity token that carries scopes', ({ claims, appClientId }) => ({
    ...claims,
    token_use: 'id',
    aud: appClientId,
  })),
  changedClaims('a token of no declared use', ({ claims }) => without(claims, 'token_use')),
  changedClaims(
    'a token of somebody nobody registered',
    ({ claims, appClientId }) => ({ ...claims, sub: 'unheard-of', client_id: appClientId }),
    403,
  ),
];

const withPart = (right: string, index: number, change: (text: string) => string): string =>
  right
    .split('.')
    .map((text, at) => (at === index ? change(text) : text))
    .join('.');

const wireAttacks: readonly Attack[] = [
  { name: 'no token', status: 401, authorization: () => [] },
  { name: 'an empty token', status: 401, authorization: () => ['Bearer '] },
  { name: 'a word', status: 401, authorization: () => bearer('token') },
  { name: 'two dots', status: 401, authorization: () => bearer('..') },
  {
    name: 'a token whose claims were changed',
    status: 401,
    authorization: ({ right, claims }) =>
      bearer(withPart(right, 1, () => part({ ...claims, sub: 'somebody-else' }))),
  },
  {
    name: 'a token whose scopes were widened',
    status: 401,
    authorization: ({ right, claims }) =>
      bearer(withPart(right, 1, () => part({ ...claims, scope: `${claims['scope']} admin` }))),
  },
  {
    name: 'a token whose signature is cut',
    status: 401,
    authorization: ({ right }) => bearer(right.slice(0, -8)),
  },
  {
    name: 'a token without its signature',
    status: 401,
    authorization: ({ right }) => bearer(withPart(right, 2, () => '')),
  },
  {
    name: 'a token whose claims are cut',
    status: 401,
    authorization: ({ right }) => bearer(withPart(right, 1, (text) => text.slice(0, -4))),
  },
  {
    name: 'a token with a fourth part',
    status: 401,
    authorization: ({ right }) => bearer(`${right}.${right.split('.')[2]}`),
  },
  {
    name: 'a token with a blank inside',
    status: 401,
    authorization: ({ right }) =>
      bearer(withPart(right, 1, (text) => `${text.slice(0, 9)} ${text.slice(9)}`)),
  },
  { name: 'a token under another scheme', status: 401, authorization: ({ right }) => [`Basic ${right}`] },
  {
    name: 'two tokens in one header',
    status: 401,
    authorization: ({ right }) => [`Bearer ${right}, Bearer ${right}`],
  },
  {
    name: 'two headers, a right one first',
    status: 401,
    authorization: ({ right }) => [`Bearer ${right}`, 'Bearer token'],
  },
  {
    name: 'two headers, a right one last',
    status: 401,
    authorization: ({ right }) => ['Bearer token', `Bearer ${right}`],
  },
  {
    name: 'a token of nine kilobytes',
    status: 401,
    authorization: ({ right }) => bearer(`${right}${'A'.repeat(9_000 - right.length)}`),
  },
  { name: 'a token of eleven kilobytes', status: 431, authorization: () => bearer('A'.repeat(11_000)) },
];

/** Every way a token may be forged, replayed, bent or smuggled, and the answer to each. */
export const attacks: readonly Attack[] = [...headerAttacks, ...claimAttacks, ...wireAttacks];
