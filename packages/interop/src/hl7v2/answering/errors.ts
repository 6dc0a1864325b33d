import type { Heard } from '../../answering.ts';
import { warningSentences } from '../../warning-codes.ts';

/** One thing an acknowledgement tells. */
export interface Told {
  readonly path?: string;
  /** HL7 table 0357, and its meaning. */
  readonly condition: string;
  readonly meaning: string;
  /** HL7 table 0516: error, warning, information. */
  readonly severity: 'E' | 'W' | 'I';
  readonly code?: string;
  readonly diagnostic?: string;
  readonly sentence: string;
}

const meanings: Readonly<Record<string, string>> = {
  '0': 'Message accepted',
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '204': 'Unknown key identifier',
  '205': 'Duplicate key identifier',
  '207': 'Application internal error',
};

const under = (condition: string): Pick<Told, 'condition' | 'meaning'> => ({
  condition,
  meaning: meanings[condition] ?? '',
});

const conditionOf = ({ path, got }: Heard['issues'][number]): string => {
  if (path === 'MSH-9') return got === 'another event' ? '201' : '200';
  if (path === 'MSH-11') return '202';
  if (path === 'MSH-12') return '203';
  if (got === 'nothing') return '101';
  return /^(PID\[2\]|MSH)$/.test(path) ? '100' : '102';
};

const rejecting = new Set(['200', '201', '202', '203']);

const conditionOfFailure: Readonly<Record<string, string>> = {
  'discharge-already-accepted': '205',
  'discharge-not-accepted': '204',
};

const sentenceOf = (code: string): string => Reflect.get(warningSentences, code) ?? code;

const needWords = (need: string): string => need.replaceAll('-', ' ');

/** Everything there is to tell, errors first. */
export const errorsOf = ({ issues, failures, warnings, missing, outcome }: Heard): readonly Told[] => [
  ...issues.map((issue): Told => {
    const said = `expected ${issue.expected}, got ${issue.got}`;
    return {
      path: issue.path,
      ...under(conditionOf(issue)),
      severity: 'E',
      diagnostic: said,
      sentence: said,
    };
  }),
  ...failures.map(
    ({ code, sentence }): Told => ({
      path: code === 'discharge-already-accepted' ? 'MSH-10' : 'RF1-6',
      ...under(conditionOfFailure[code] ?? '207'),
      severity: 'E',
      code,
      sentence,
    }),
  ),
  ...(outcome === 'not-found'
    ? [
        {
          path: 'RF1-6',
          ...under('204'),
          severity: 'E' as const,
          code: 'not-found',
          sentence: 'There is no discharge under this reference.',
        },
      ]
    : []),
  ...warnings.map(
    ({ code, path }): Told => ({
      ...(path === undefined ? {} : { path }),
      ...under('0'),
      severity: code === 'not-for-production' ? 'I' : 'W',
      code,
      sentence: sentenceOf(code),
    }),
  ),
  ...missing.map(
    ({ need, from }): Told => ({
      ...under('0'),
      severity: 'I',
      code: `missing-${need}`,
      sentence: `Still needed: ${needWords(need)}, from the ${from}.`,
    }),
  ),
];

/** MSA-1: AA accepted; AE to be mended and sent again; AR not for us at all: type, event, version or processing id. */
export const codeOf = (heard: Heard): 'AA' | 'AE' | 'AR' => {
  if (heard.issues.some((issue) => rejecting.has(conditionOf(issue)))) return 'AR';
  const refused = heard.issues.length > 0 || heard.failures.length > 0 || heard.outcome === 'not-found';
  return refused || heard.outcome === 'refused' || heard.outcome === 'malformed' ? 'AE' : 'AA';
};
