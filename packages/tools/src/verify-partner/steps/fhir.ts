import { exampleIn, textOf } from '../../partner-kit/examples.ts';
import type { Answer, Ask } from '../clinic.ts';
import { differencesOf } from '../differences.ts';
import type { Step } from '../step.ts';

interface Entry {
  readonly resource?: {
    readonly resourceType: string;
    readonly response?: { readonly code?: string; readonly identifier?: string };
    readonly issue?: readonly { readonly severity: string; readonly expression?: readonly string[] }[];
  };
  readonly response?: { readonly status?: string };
}

const post = (ask: Ask, path: string, bundle: string): Promise<Answer> =>
  ask(`${path}?dryRun=true`, { mediaType: 'application/fhir+json', body: bundle });

const entriesOf = ({ body }: Answer): readonly Entry[] =>
  (body as { readonly entry?: readonly Entry[] } | undefined)?.entry ?? [];

/** What a message is answered with: how its header says it went, and where its errors are. */
const toldOf = (answer: Answer) => {
  const resources = entriesOf(answer).map(({ resource }) => resource);
  const { response } = resources.find((one) => one?.resourceType === 'MessageHeader') ?? {};
  const issues = resources.flatMap((one) => one?.issue ?? []);
  const errors = issues.filter(({ severity }) => severity === 'error').map(({ expression }) => expression);
  return { status: answer.status, code: response?.code, about: response?.identifier, errors };
};

const message = () => textOf(exampleIn('fhir-message.json'));
const about = 'KIT-FHIR-MESSAGE-1';

const isEncounter = ({ resource }: Entry): boolean => resource?.resourceType === 'Encounter';

/** The same referral, in which nothing has ended. */
const referralAlone = (): string => {
  const bundle: { readonly entry: readonly Entry[] } = JSON.parse(message());
  return JSON.stringify({ ...bundle, entry: bundle.entry.filter((entry) => !isEncounter(entry)) });
};

export const fhirSteps: readonly Step[] = [
  {
    name: 'a FHIR message to $process-message: answered with a message, its response ok',
    run: async (ask) => {
      const answer = await post(ask, '/fhir/$process-message', message());
      return differencesOf({ status: 200, code: 'ok', about, errors: [] }, toldOf(answer));
    },
  },
  {
    name: 'a FHIR message in which nothing has ended: a fatal error, and where',
    run: async (ask) => {
      const answer = await post(ask, '/fhir/$process-message', referralAlone());
      const expected = { status: 422, code: 'fatal-error', about, errors: [['Bundle.entry']] };
      return differencesOf(expected, toldOf(answer));
    },
  },
  {
    name: 'a FHIR transaction: answered entry by entry',
    run: async (ask) => {
      const transaction = textOf(exampleIn('fhir-task.json'));
      const answer = await post(ask, '/fhir', transaction);
      const { entry: sent } = JSON.parse(transaction);
      return differencesOf(
        { status: 200, entries: sent.map(() => '202 Accepted') },
        { status: answer.status, entries: entriesOf(answer).map(({ response }) => response?.status) },
      );
    },
  },
];
