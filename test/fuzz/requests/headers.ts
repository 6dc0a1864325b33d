import * as fc from 'fast-check';
import { marker } from '../bodies/hostile-values.ts';
import type { Stage } from '../stage.ts';

type Header = readonly [string, string];

const mediaTypeOf = (right: string): fc.Arbitrary<Header | undefined> =>
  fc
    .oneof(
      { weight: 20, arbitrary: fc.constant(right) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          `${right}; charset=utf-8`,
          `${right};charset="UTF-8"`,
          `${right.toUpperCase()} ; Charset=utf-8; profile=x`,
          `${right}; charset=iso-8859-1`,
          `${right}; charset`,
          `${right};;;=;`,
          `${right}; fhirVersion=4.0`,
          `${right}; fhirVersion=5.0`,
          `${right}, text/html`,
          ` ${right}`,
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '',
          '/',
          '*/*',
          'text/plain',
          'application/xml',
          'application/fhir+xml',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
          'application/json+__proto__',
          marker,
          'x'.repeat(4000),
        ),
      },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    .map((value) => (value === undefined ? undefined : (['Content-Type', value] as const)));

const keys = ['key-1', 'k', 'x'.repeat(200), 'a/b#c:d', '__proto__'];
const wrongKeys = ['', ' ', 'x'.repeat(201), 'two words', marker, 'é', '\u0000', 'a, b'];
const wrongTags = [
  '*',
  '""',
  '"-1"',
  'W/"1"',
  '1',
  '"1", "2"',
  '"999999999"',
  '"1e3"',
  '"0x1"',
  '""1""',
  ' "1"',
];

const header = (name: string, right: readonly string[], wrong: readonly string[]) =>
  fc
    .oneof(
      { weight: 12, arbitrary: fc.constantFrom(...right) },
      { weight: 2, arbitrary: fc.constantFrom(...wrong) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    .map((value) => (value === undefined ? undefined : ([name, value] as const)));

const oddHeaders: fc.Arbitrary<readonly Header[]> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<readonly Header[]>([]) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<readonly Header[]>(
      [['__proto__', 'x']],
      [['constructor', 'x']],
      [['Content-Encoding', 'gzip']],
      [['Content-Encoding', 'identity']],
      [['Cookie', 'a=b; __proto__=c']],
      [['X-Forwarded-For', marker]],
      [['Accept', 'application/xml']],
      [['X-HTTP-Method-Override', 'DELETE']],
      [['Host', 'example.com']],
      [
        ['Idempotency-Key', 'second'],
        ['If-Match', '"7"'],
      ],
      Array.from({ length: 90 }, (_, index) => [`X-Many-${index}`, 'y'.repeat(90)] as const),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ maxLength: 30 })), {
      maxLength: 5,
    }),
  },
);

/** Headers of a request: what a route asks for, mostly as it should be for its path, and what nobody asked for. */
export const headersWith = (
  path: string,
  mediaType: string | undefined,
  { tags }: Stage,
): fc.Arbitrary<Header[]> => {
  const named = [...tags].find(([episodeId]) => path.includes(episodeId));
  const right = named === undefined ? [...tags.values()] : [named[1]];
  return fc
    .tuple(
      mediaType === undefined ? fc.constant(undefined) : mediaTypeOf(mediaType),
      header('Idempotency-Key', keys, wrongKeys),
      header('If-Match', right, wrongTags),
      oddHeaders,
    )
    .map(([type, key, tag, odd]) => [type, key, tag].filter((one) => one !== undefined).concat(odd));
};
