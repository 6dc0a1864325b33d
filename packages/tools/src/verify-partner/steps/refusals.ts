import { exampleIn, kitExamples, textOf } from '../../partner-kit/examples.ts';
import type { Answer } from '../clinic.ts';
import { differencesOf } from '../differences.ts';
import type { Step } from '../step.ts';

const dryRun = '/v1/discharges?dryRun=true';
const json = 'application/json';

interface Told {
  readonly outcome?: unknown;
  readonly code?: unknown;
  readonly supported?: unknown;
  readonly issues?: readonly { readonly path: string }[];
}

const pathsTold = ({ issues = [] }: Told): readonly string[] => issues.map(({ path }) => path);

const told = (answer: Answer): Told => (answer.body ?? {}) as Told;

/** The kit's own discharge, with something about it changed. */
const changed = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...JSON.parse(textOf(exampleIn('discharge.json'))), ...change });

const noDay = 'some day in May';

const withoutToken: Step = {
  name: 'nobody gets in without a token',
  run: async (ask) => {
    const [none, forged] = [
      await ask(dryRun, { mediaType: json, body: changed({}), token: '' }),
      await ask(dryRun, { mediaType: json, body: changed({}), token: 'not.a.token' }),
    ];
    return differencesOf({ none: 401, forged: 401 }, { none: none.status, forged: forged.status });
  },
};

const everyReason: Step = {
  name: 'a discharge with two mistakes: refused for both at once, and neither is repeated',
  run: async (ask) => {
    const client = { name: { family: 'Example', given: ['Sam'] }, birthDate: noDay };
    const body = changed({ client, dischargedAt: undefined });
    const answer = await ask(dryRun, { mediaType: json, body });
    return differencesOf(
      { outcome: 'refused', paths: ['client.birthDate', 'dischargedAt'], repeats: false },
      {
        outcome: told(answer).outcome,
        paths: pathsTold(told(answer)),
        repeats: answer.text.includes(noDay),
      },
    );
  },
};

const withoutId: Step = {
  name: 'a discharge without a message id: 400',
  run: async (ask) => {
    const answer = await ask(dryRun, { mediaType: json, body: changed({ messageId: undefined }) });
    const { code } = told(answer);
    return differencesOf(
      { status: 400, code: 'unreadable-message', paths: ['messageId'] },
      { status: answer.status, code, paths: pathsTold(told(answer)) },
    );
  },
};

const anotherFormat: Step = {
  name: 'a format that is not understood: 415, and the formats that are',
  run: async (ask) => {
    const answer = await ask(dryRun, { mediaType: 'application/pdf', body: '%PDF-' });
    const { code, supported } = told(answer);
    const named = Array.isArray(supported) ? supported : [];
    const unnamed = [...new Set(kitExamples.map(({ mediaType }) => mediaType))].filter(
      (mediaType) => !named.includes(mediaType),
    );
    return differencesOf(
      { status: 415, code: 'unsupported-media-type', unnamed: [] },
      { status: answer.status, code, unnamed },
    );
  },
};

const contradiction: Step = {
  name: 'a media type that contradicts what the message is written in: refused, and why',
  run: async (ask) => {
    const answer = await ask(dryRun, { mediaType: 'application/fhir+json', body: changed({}) });
    return differencesOf(
      { status: 400, paths: ['content-type'] },
      { status: answer.status, paths: pathsTold(told(answer)) },
    );
  },
};

export const refusalSteps: readonly Step[] = [
  withoutToken,
  everyReason,
  withoutId,
  anotherFormat,
  contradiction,
];
