import { warningSentences } from '@continuum/interop';
import { bytesOf, expectedOf, type KitExample, kitExamples } from '../../partner-kit/examples.ts';
import type { Answer } from '../clinic.ts';
import { differencesOf } from '../differences.ts';
import type { Step } from '../step.ts';

interface ToldTrial {
  readonly outcome?: unknown;
  readonly discharge?: unknown;
  readonly fields?: readonly { readonly field: string; readonly path: string }[];
  readonly warnings?: readonly { readonly code: string }[];
  readonly ignored?: unknown;
  readonly issues?: readonly unknown[];
}

/** Others tell of the clinic, its agreements and the day, not of the message. */
const tellsOfTheMessage = ({ code }: { readonly code: string }): boolean =>
  Object.hasOwn(warningSentences, code) && code !== 'sender-differs';

const told = ({ status, body }: Answer) => {
  const { outcome, discharge, fields = [], warnings = [], ignored, issues = [] } = (body ?? {}) as ToldTrial;
  return {
    status,
    outcome,
    issues,
    discharge,
    readFrom: Object.fromEntries(fields.map(({ field, path }) => [field, path])),
    warnings: warnings.filter(tellsOfTheMessage),
    ignored,
  };
};

const whatIsExpected = (example: KitExample) => {
  const { discharge, readFrom, warnings, ignored } = expectedOf(example);
  return { status: 200, outcome: 'received', issues: [], discharge, readFrom, warnings, ignored };
};

/** Every example of the kit in a dry run, and its whole translation. */
export const translationSteps: readonly Step[] = kitExamples.map((example) => ({
  name: `${example.format}: translated as the kit expects`,
  run: async (ask) => {
    const { mediaType } = example;
    const answer = await ask('/v1/discharges?dryRun=true', { mediaType, body: bytesOf(example) });
    return differencesOf(whatIsExpected(example), told(answer));
  },
}));
