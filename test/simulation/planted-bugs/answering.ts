import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { practices } from '../actors/cast.ts';
import type { PlantedBug } from './planted-bug.ts';

interface CommandEvent {
  readonly routeKey: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly authorizer: { readonly jwt: { readonly claims: { readonly sub: string } } };
  };
}

/** Mistakes at the edge, and between tenants. */
export const answeringBugs: readonly PlantedBug[] = [
  {
    name: 'lost-reply-told-as-refusal',
    breaks: 'A commit whose reply was lost is told as a refusal, although it may have happened.',
    caughtBy: ['answers-kept'],
    handler: (handler, name) =>
      name === 'trainer-api'
        ? async (event, context) => {
            const answer = (await handler(event, context)) as APIGatewayProxyStructuredResultV2;
            return answer.statusCode === 503 ? { ...answer, statusCode: 409 } : answer;
          }
        : handler,
    faults: { lostReply: 0.4 },
  },
  {
    name: 'if-match-ignored',
    breaks: 'A command is decided on whatever version there is, not on the one that its sender saw.',
    caughtBy: ['answers-kept'],
    handler: (handler, name, { reading, registry }) =>
      name === 'trainer-api'
        ? async (event, context) => {
            const { headers, pathParameters, requestContext, routeKey } = event as CommandEvent;
            if (!routeKey.endsWith('/commands/{command}')) return handler(event, context);
            const login = await registry.login(requestContext.authorizer.jwt.claims.sub);
            const practiceId = login?.kind === 'member' ? login.practiceId : undefined;
            const journal = {
              kind: 'episode',
              practiceId,
              episodeId: pathParameters?.['episodeId'],
            } as never;
            const there = await reading.episode(journal);
            const seen = there === undefined ? headers : { ...headers, 'if-match': `"${there.version}"` };
            return handler({ ...event, headers: seen }, context);
          }
        : handler,
  },
  {
    name: 'tenant-from-address',
    breaks:
      "An episode is looked for in every practice: the address decides whose it is, not the caller's token.",
    caughtBy: ['tenants-apart'],
    ports: (ports) => ({
      ...ports,
      reading: {
        ...ports.reading,
        episode: async (journal) => {
          for (const { practiceId } of practices) {
            const found = await ports.reading.episode({ ...journal, practiceId });
            if (found !== undefined) return found;
          }
          return undefined;
        },
      },
    }),
  },
  {
    name: 'clients-across-practices',
    breaks: 'Somebody whom one practice knows is taken for the client of another.',
    caughtBy: ['tenants-apart', 'no-defects', 'acknowledged'],
    ports: (ports) => ({
      ...ports,
      surroundings: {
        ...ports.surroundings,
        keyedHash: (...parts) =>
          ports.surroundings.keyedHash(
            ...parts.filter((part) => !practices.some(({ practiceId }) => practiceId === part)),
          ),
      },
      clients: {
        ...ports.clients,
        byIdentities: async (_practiceId, hashes) => {
          const found = await Promise.all(
            practices.map(({ practiceId }) => ports.clients.byIdentities(practiceId, hashes)),
          );
          return new Map(found.flatMap((one) => [...one]));
        },
      },
    }),
  },
  {
    name: 'clinic-reads-a-copy',
    breaks:
      'A clinic is shown its referrals from one of two copies of the table, one of which is far behind.',
    caughtBy: ['tasks-allowed'],
    ports: (ports, name) => {
      let reads = 0;
      const discharge: typeof ports.reading.discharge = async (journal) => {
        reads += 1;
        return reads % 2 === 0 ? undefined : ports.reading.discharge(journal);
      };
      return name === 'partner-api' ? { ...ports, reading: { ...ports.reading, discharge } } : ports;
    },
  },
  {
    name: 'original-kept-later',
    breaks:
      "A partner's original is put into the bucket while the answer is on its way: at times it never gets there.",
    caughtBy: ['acknowledged'],
    ports: (ports) => ({
      ...ports,
      originals: {
        ...ports.originals,
        keep: async (partnerId, bytes, contentType) => {
          void ports.originals.keep(partnerId, bytes, contentType).catch(() => undefined);
          return `discharges/${partnerId}/originals/${createHash('sha256').update(bytes).digest('hex')}`;
        },
      },
    }),
    faults: { throttle: 0.15, lostRequest: 0.08 },
  },
];
