import type { Route } from '@continuum/contracts';
import * as fc from 'fast-check';
import type * as z from 'zod';
import { marker } from '../bodies/hostile-values.ts';
import type { Stage } from '../stage.ts';

const encoded = encodeURIComponent;

/** Written into a path as they are. */
const hostileSegments = [
  '%00',
  '%2F',
  '..%2F..%2Fadmin',
  '%2e%2e',
  '..',
  '%',
  '%E0%A4%A',
  '%ff',
  '%0a%0d',
  '__proto__',
  'constructor',
  '{episodeId}',
  'null',
  'undefined',
  encoded(marker),
  encoded('P#north-harbor#E#x'),
  encoded('é'.repeat(900)),
  'a'.repeat(2048),
  'A'.repeat(9000),
  '%F0%9F%8F%8B',
  'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  'EP_AAAAAAAAAAAAAAAAAAAAAAAAAA',
  'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa%20',
  'cl_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  'im_aaaaaaaaaaaaaaaaaaaaaaaaaa',
];

const hostileSegment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileSegments) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).map(wellFormed) },
);

function wellFormed(text: string): string {
  return encoded(text.toWellFormed());
}

/** What stands for one parameter of a path: mostly an id that means something. */
const segmentFor = (known: readonly string[] | undefined): fc.Arbitrary<string> => {
  if (known === undefined) return hostileSegment;
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...known.slice(0, 3)).map(encoded) },
    { weight: 2, arbitrary: fc.constantFrom(...known).map(encoded) },
    { weight: 2, arbitrary: hostileSegment },
  );
};

/** A path of the route; what is named decides the parameters it names. */
export const pathsOf = (
  { path, pathParameters }: Route,
  { ids }: Stage,
  named: Readonly<Record<string, string>>,
): fc.Arbitrary<string> => {
  const names = Object.keys(pathParameters?.shape ?? {});
  const segments = names.map((name) => {
    const known = named[name];
    return segmentFor(known === undefined ? ids[name] : [known]);
  });
  return fc
    .tuple(...segments)
    .map((values) =>
      names.reduce((filled, name, index) => filled.replace(`{${name}}`, () => values[index] ?? ''), path),
    );
};

const hostileQueries = [
  '',
  '=',
  '&&&',
  '%',
  '%00=%00',
  '__proto__=1',
  '__proto__[polluted]=1',
  'constructor=1',
  'a[b]=c',
  'limit=1&limit=100',
  `x=${'y'.repeat(5000)}`,
  `${encoded(marker)}=1`,
  `query=${encoded(marker)}&query=a`,
];

const words = [
  '',
  '0',
  '-1',
  '1',
  '100',
  '101',
  '1e2',
  ' 5',
  'true',
  'TRUE',
  'null',
  '%00',
  encoded('é'),
  '*',
];

const forgedCursor = fc
  .tuple(fc.string({ maxLength: 16 }), fc.jsonValue({ maxDepth: 2 }))
  .map((written) => Buffer.from(JSON.stringify(written)).toString('base64url'));

const known: Readonly<Record<string, readonly string[]>> = {
  limit: ['1', '2', '25', '100'],
  which: ['open', 'closed'],
  stage: ['referral', 'program', 'report', 'closed'],
  status: ['received', 'refused', 'active', 'issued'],
  trainer: ['mara-lind', 'jo-park'],
  dueBy: ['2026-07-01T00:00:00Z', '2026-07-01T00:00:00%2B02:00'],
  query: ['ex', 'Ex', 'e%CC%81', 'zz', '%25', '%23'],
  dryRun: ['true', 'false'],
  run: ['trial', 'taking'],
  outcome: ['received', 'refused'],
  identifier: ['OURS-1', 'urn:continuum:message-id%7COURS-2', 'OURS-3,THEIRS-1', 'NEVER-SENT', '%5C,%7C'],
  _count: ['1', '25'],
  _format: ['json', 'application/fhir%2Bjson'],
  state: ['waiting', 'delivered', 'parked', 'abandoned'],
  since: ['2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z'],
  until: ['2026-03-09T00:00:00Z', '2026-07-01T00:00:00Z'],
};

const valueFor = (name: string, { cursors }: Stage): fc.Arbitrary<string> => {
  const right = name === 'after' ? cursors : known[name];
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...(right ?? words)) },
    { weight: 2, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: forgedCursor },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(wellFormed) },
    { weight: 1, arbitrary: fc.constant(encoded(marker)) },
  );
};

/** A query of the route: what it asks for and more; one that it needs is mostly there. */
export const queriesOf = ({ query }: Route, stage: Stage): fc.Arbitrary<string> => {
  const pairs = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const isNeeded = !(schema as z.ZodType).safeParse(undefined).success;
    const pair = valueFor(name, stage).map((value) => `${name}=${value}`);
    return fc.option(pair, { nil: undefined, freq: isNeeded ? 20 : 1 });
  });
  const asked = fc.tuple(...pairs).map((given) => given.filter((pair) => pair !== undefined).join('&'));
  return fc.oneof(
    { weight: 20, arbitrary: asked },
    { weight: 1, arbitrary: fc.constantFrom(...hostileQueries) },
    {
      weight: 1,
      arbitrary: fc.tuple(asked, fc.constantFrom(...hostileQueries)).map((parts) => parts.join('&')),
    },
  );
};
