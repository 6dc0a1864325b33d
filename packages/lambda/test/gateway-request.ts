import type { Member, Partner, Practice, Registry } from '@continuum/application';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

export const northHarbor = {
  practiceId: 'north-harbor',
  timeZone: 'America/Chicago',
  disabled: false,
} as Practice;
export const mara = {
  memberId: 'mara-lind',
  practiceId: 'north-harbor',
  roles: ['trainer'],
  disabled: false,
} as unknown as Member;
export const riverside = { partnerId: 'riverside-pt', agreements: [], disabled: false } as unknown as Partner;

interface Known {
  readonly member?: Member;
  readonly practice?: Practice;
  readonly partner?: Partner;
}

/** A registry in which one person and one clinic have a login: `sub-mara` and `client-riverside`. */
export const registryKnowing = (known: Known = {}): Registry => {
  const { member = mara, practice = northHarbor, partner = riverside } = known;
  return {
    login: async (subject) => {
      if (subject === 'sub-mara')
        return { kind: 'member', practiceId: practice.practiceId, memberId: member.memberId };
      return subject === 'client-riverside' ? { kind: 'partner', partnerId: partner.partnerId } : undefined;
    },
    partnerOfAccount: async () => undefined,
    practice: async () => practice,
    partner: async () => partner,
    member: async () => member,
  };
};

const scopes = 'continuum/episodes.read continuum/episodes.write continuum/clients.read';

export const membersClaims = {
  sub: 'sub-mara',
  client_id: 'the-members-app',
  token_use: 'access',
  scope: `openid ${scopes}`,
};

export const partnersClaims = {
  sub: 'client-riverside',
  client_id: 'client-riverside',
  token_use: 'access',
  scope: 'continuum/discharges.read continuum/discharges.write',
};

export interface Asked {
  readonly claims?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** A request as API Gateway hands it on, payload format 2.0. */
export const gatewayRequest = (
  routeKey: string,
  asked: Asked = {},
): APIGatewayProxyEventV2WithJWTAuthorizer =>
  ({
    version: '2.0',
    routeKey,
    rawPath: '/',
    rawQueryString: asked.query ?? '',
    headers: asked.headers ?? {},
    ...(asked.path === undefined ? {} : { pathParameters: asked.path }),
    requestContext: {
      requestId: 'request-1',
      ...(asked.claims === undefined ? {} : { authorizer: { jwt: { claims: asked.claims, scopes: [] } } }),
    },
    ...(asked.body === undefined ? {} : { body: asked.body }),
    isBase64Encoded: asked.isBase64Encoded ?? false,
  }) as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
