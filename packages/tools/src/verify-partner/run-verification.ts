import { freshToken } from '../start/tokens.ts';
import { type Ask, askingAs, causeOf } from './clinic.ts';
import type { VerifyOptions } from './options.ts';
import { startReceiver } from './receiver.ts';
import { type Step, type StepOutcome, tried } from './step.ts';
import { fhirSteps } from './steps/fhir.ts';
import { importSteps } from './steps/imports.ts';
import { keepingNothingSteps } from './steps/keeping-nothing.ts';
import { refusalSteps } from './steps/refusals.ts';
import { translationSteps } from './steps/translations.ts';
import { webhookSteps } from './steps/webhooks.ts';

const dryRunSteps: readonly Step[] = [
  ...translationSteps,
  ...importSteps,
  ...fhirSteps,
  ...refusalSteps,
  ...keepingNothingSteps,
];

const tokenOf = async ({ entrance }: VerifyOptions): Promise<string> => {
  if (entrance.kind === 'token') return entrance.token;
  return freshToken(entrance, entrance.credentials).catch((error: unknown) => {
    throw new Error(`${entrance.tokenUrl} gives no token: ${causeOf(error)}`);
  });
};

/** A token the system takes: with another one no step would tell of the system. */
const enter = async (options: VerifyOptions): Promise<Ask> => {
  const ask = askingAs(await tokenOf(options), options.apiUrl);
  const { status } = await ask('/v1/discharges?limit=1');
  if (status !== 200)
    throw new Error(`The clinic does not get in: expected its list of discharges (200), got ${status}.`);
  return ask;
};

const linesOf = ({ name, differences }: StepOutcome): readonly string[] => [
  `${differences.length === 0 ? '✔' : '✘'} ${name}`,
  ...differences.map(
    ({ at, expected, got }) => `    ${at === '' ? '' : `${at}: `}expected ${expected}, got ${got}`,
  ),
];

/** Resolves to how many of the steps failed. */
const failedOf = async (steps: readonly Step[], ask: Ask, say: (line: string) => void): Promise<number> => {
  let failed = 0;
  for (const step of steps) {
    const outcome = await tried(step, ask);
    if (outcome.differences.length > 0) failed += 1;
    for (const line of linesOf(outcome)) say(line);
  }
  return failed;
};

/**
 * Tries every step and says what came of each. Resolves to the exit code.
 * @throws Error that says why nothing could be tried
 */
export const runVerification = async (
  options: VerifyOptions,
  say: (line: string) => void,
): Promise<0 | 1> => {
  const ask = await enter(options);
  const { webhooks } = options;
  const receiver = webhooks && (await startReceiver(webhooks.port));
  try {
    const hearing = receiver ? webhookSteps(receiver, webhooks?.receiverUrl ?? receiver.url) : [];
    const steps = [...dryRunSteps, ...hearing];
    const failed = await failedOf(steps, ask, say);
    say(
      `${steps.length - failed} of ${steps.length} steps passed${receiver ? '' : '; webhooks were left out'}.`,
    );
    return failed === 0 ? 0 : 1;
  } finally {
    receiver?.close();
  }
};
