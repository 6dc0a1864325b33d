import { type Route, routes } from '@continuum/contracts';
import * as fc from 'fast-check';
import type { WireRequest } from '../../kit/system/gateway.ts';
import { requestsOf } from '../requests/request.ts';
import type { Stage } from '../stage.ts';
import { answerComplaints } from '../verdict/answer-complaints.ts';
import { leaksOf } from '../verdict/leaks.ts';
import { pollutedPrototypes } from '../verdict/prototypes.ts';
import type { Family, Judged } from './family.ts';
import { hl7v2Family } from './hl7v2.ts';
import { countProcessorTime } from './processor-time.ts';

const publicFamily = 'public';

/** `/v1/discharges/{messageId}` → `discharges`; those that answer in FHIR are one. */
const familyOf = ({ audience, path, fhir }: Route): string => {
  if (audience === 'public') return publicFamily;
  return fhir === undefined ? (path.split('/')[2] ?? publicFamily) : 'fhir';
};

const familyNames = [...new Set(routes.map(familyOf))];

/** A route that takes a body is asked so much more often than one that takes none. */
const bodiesOfRequest = 10;

/** A request, for a person who has to understand it. */
export const shown = ({ method, target, headers = [], claims, body }: WireRequest): string => {
  const text = Buffer.from(body ?? []).toString();
  return [
    `${method} ${target}`,
    ...headers.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    `claims: ${JSON.stringify(claims)}`,
    `body, ${body?.length ?? 0} bytes: ${JSON.stringify(text.length > 2000 ? `${text.slice(0, 2000)}…` : text)}`,
  ].join('\n');
};

/** One dead letter is one too many: whatever the API lets in, its consumers must be able to read. */
const aftermath = async ({ system }: Stage): Promise<readonly string[]> => {
  await system.atRest();
  const broken = [...system.lines.filter(({ level }) => level === 'fail')];
  return [
    ...system.deadLetters.map(({ consumer }) => `${consumer} could not take what came of it`),
    ...broken.map(({ what, error }) => `${what}: ${error instanceof Error ? error.stack : error}`),
  ];
};

/** What becomes of one request, and of what follows from it. */
export const judgeOf =
  (stage: Stage) =>
  async (request: WireRequest): Promise<Judged> => {
    stage.goBack();
    const spent = countProcessorTime();
    const answer = await stage.system.ask(request);
    const milliseconds = spent();
    const after = answer.status < 300 && request.method !== 'GET' ? await aftermath(stage) : [];
    return {
      outcome: `${answer.route?.name ?? '(no route)'} ${answer.status}`,
      milliseconds,
      complaints: [...answerComplaints(answer), ...after, ...leaksOf(stage.system), ...pollutedPrototypes()],
    };
  };

const familyNamed = (name: string, stage: Stage): Family<WireRequest> => ({
  name,
  inputs: fc.oneof(
    ...routes
      .filter((route) => familyOf(route) === name)
      .map((route) => ({
        weight: route.request === undefined ? 1 : bodiesOfRequest,
        arbitrary: requestsOf(route, stage),
      })),
  ),
  describe: shown,
  judge: judgeOf(stage),
});

/** A family for every kind of address in the route table. */
export const routeFamilies = (stage: Stage): readonly Family<WireRequest>[] => [
  ...familyNames.map((name) => familyNamed(name, stage)),
  hl7v2Family(stage, familyNamed('discharges', stage)),
];
