import type { Login, Member, Partner, Practice, Registry } from '@continuum/application';
import type { Route } from '@continuum/contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Answer } from './answer.ts';
import { problemAnswer } from './problem-answer.ts';

/** Who asks, as the registry knows them. */
export type Caller =
  | { readonly kind: 'partner'; readonly partner: Partner }
  | { readonly kind: 'member'; readonly member: Member; readonly practice: Practice }
  | { readonly kind: 'anyone' };

type Claims = Readonly<Record<string, unknown>>;

const unauthenticated = problemAnswer('unauthenticated');
const notPermitted = problemAnswer('not-permitted');

const textClaim = (claims: Claims, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const partnerOf = async (login: Login, registry: Registry): Promise<Caller | undefined> => {
  if (login.kind !== 'partner') return undefined;
  const partner = await registry.partner(login.partnerId);
  return partner === undefined || partner.disabled ? undefined : { kind: 'partner', partner };
};

const memberOf = async (login: Login, registry: Registry): Promise<Caller | undefined> => {
  if (login.kind !== 'member') return undefined;
  const [member, practice] = await Promise.all([
    registry.member(login.practiceId, login.memberId),
    registry.practice(login.practiceId),
  ]);
  if (member === undefined || member.disabled) return undefined;
  return practice === undefined || practice.disabled ? undefined : { kind: 'member', member, practice };
};

/** A machine's token names its client, a person's the person; an app's client id stands for everyone using it. */
const subjectOf = (claims: Claims, audience: Route['audience']): string | undefined =>
  textClaim(claims, audience === 'partner' ? 'client_id' : 'sub');

/**
 * The holder of the access token that API Gateway verified, if they may use the route. Who they are comes from
 * the registry by the token alone, never from a path or a body.
 * @returns the answer instead: 401 without an access token, 403 without the scope, or when nobody of the route's
 *   audience, or somebody disabled, holds it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const authenticate = async (
  event: Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'>,
  { audience, scope }: Pick<Route, 'audience' | 'scope'>,
  registry: Registry,
): Promise<Caller | Answer> => {
  if (audience === 'public') return { kind: 'anyone' };
  const authorizer: { readonly jwt?: { readonly claims?: Claims } } | undefined =
    event.requestContext.authorizer;
  const claims = authorizer?.jwt?.claims ?? {};
  const subject = subjectOf(claims, audience);
  if (subject === undefined || textClaim(claims, 'token_use') !== 'access') return unauthenticated;
  const scopes = (textClaim(claims, 'scope') ?? '').split(' ');
  if (scope === undefined || !scopes.includes(scope)) return notPermitted;
  const login = await registry.login(subject);
  const caller = login && (await (audience === 'partner' ? partnerOf : memberOf)(login, registry));
  return caller ?? notPermitted;
};
