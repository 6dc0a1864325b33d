import { chooseDeployments } from '../config/choose.ts';
import { type Deployment, stackNameOf } from '../config/deployment.ts';
import { readOptions } from './read-options.ts';

export const tasks = ['synth', 'diff', 'deploy'] as const;
type Task = (typeof tasks)[number];

/**
 * What to hand to the CDK's own command line, and after a deployment to `npm run ops`: a template that changes the
 * authorizer forgets the clients of partners. Or what to say instead.
 */
export type Reading =
  | { readonly cdkArguments: readonly string[]; readonly opsArguments?: readonly string[] }
  | { readonly help: string };

/** Reads `<task> --region R --stage S`. Throws one error that says what was expected, and the choices. */
export function readArguments(words: readonly string[], deployments: readonly Deployment[]): Reading {
  const [task, ...rest] = words;
  if (task === undefined || task === '--help') return { help: usage(deployments) };
  if (!isTask(task))
    throw new Error(`There is no task ${JSON.stringify(task)}. Choose from: ${tasks.join(', ')}.`);
  const values = readOptions(rest);
  if (values.help) return { help: usage(deployments) };
  if (values.yes && task !== 'deploy') throw new Error('--yes belongs to deploy only.');
  const { region, stage } = values;
  const missing = [
    ...(region === undefined ? ['--region'] : []),
    ...(stage === undefined ? ['--stage'] : []),
  ];
  if (task !== 'synth' && missing.length > 0)
    throw new Error(`${task} needs ${missing.join(' and ')}.\n${choices(deployments)}`);
  const chosen = chooseDeployments(deployments, { region, stage });
  const cdkArguments = [
    task,
    ...stacksOf(chosen),
    ...where({ region, stage }),
    ...manner[task],
    ...consent(task, values.yes),
  ];
  if (task !== 'deploy' || region === undefined || stage === undefined) return { cdkArguments };
  return { cdkArguments, opsArguments: ['partner', 'sync', '--region', region, '--stage', stage] };
}

const isTask = (word: string): word is Task => (tasks as readonly string[]).includes(word);

const stacksOf = (chosen: readonly Deployment[]): string[] =>
  chosen.flatMap((one) => [stackNameOf(one, 'data'), stackNameOf(one, 'service')]);

const where = (choice: {
  readonly region: string | undefined;
  readonly stage: string | undefined;
}): string[] =>
  Object.entries(choice).flatMap(([name, value]) =>
    value === undefined ? [] : ['--context', `${name}=${value}`],
  );

const manner: Readonly<Record<Task, readonly string[]>> = {
  synth: ['--quiet'],
  diff: [],
  deploy: ['--concurrency', '1'],
};

/** Without --yes, the CDK shows every change and asks before it makes one. */
const consent = (task: Task, yes: boolean): string[] =>
  task === 'deploy' ? ['--require-approval', yes ? 'never' : 'any-change'] : [];

const choices = (deployments: readonly Deployment[]): string =>
  [
    'Regions and stages (infra/config/regions.ts):',
    ...deployments.map(({ region, stage }) => `  --region ${region} --stage ${stage}`),
  ].join('\n');

const usage = (deployments: readonly Deployment[]): string => `Usage:
  npm run synth -- [--region R] [--stage S]      writes and checks the templates (cdk.out); all of them without options
  npm run diff -- --region R --stage S           what a deployment would change
  npm run deploy -- --region R --stage S [--yes] shows the changes, asks, and makes them, then lets
                                                 partner clinics in again; --yes does not ask

diff and deploy use the AWS credentials of the shell (AWS_PROFILE, for example); the account must be bootstrapped
for the CDK in that region.

${choices(deployments)}`;
