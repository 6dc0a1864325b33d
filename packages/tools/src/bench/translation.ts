import { messageTranslator } from '../message-translator.ts';

/** How fast a FHIR message is translated, beside what it takes to parse its bytes alone: medians of alternate runs. */
export interface TranslationMeasurement {
  readonly bytes: number;
  readonly runs: number;
  readonly translateMilliseconds: number;
  readonly translateMegabytesPerSecond: number;
  readonly parseMilliseconds: number;
  readonly parseMegabytesPerSecond: number;
}

const translator = messageTranslator();

/**
 * Translates a message as the API does, from its bytes to the canonical form.
 * @throws Error when it is refused: a refusal may end early and would measure something else
 */
export const translateOnce = (bytes: Uint8Array) => {
  const translation = translator.translate('application/fhir+json', bytes, { timeZone: 'America/New_York' });
  if (translation === 'unsupported' || translation.discharge === undefined)
    throw new Error('the message is no discharge; measure one that is accepted');
  return translation;
};

const timed = (run: () => unknown): number => {
  const begun = performance.now();
  run();
  return performance.now() - begun;
};

const middleOf = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

const fewestRuns = 5;
const thousandth = 1000;
const bytesInMegabyte = 1_000_000;

/** Measures both by turns in one run, so that whatever else the machine does slows both alike. */
export const measureTranslation = (bytes: Uint8Array, milliseconds: number): TranslationMeasurement => {
  const decoder = new TextDecoder();
  const parseOnce = () => JSON.parse(decoder.decode(bytes));
  translateOnce(bytes);
  parseOnce();
  const [translating, parsing]: [number[], number[]] = [[], []];
  const begun = performance.now();
  while (translating.length < fewestRuns || performance.now() - begun < milliseconds) {
    translating.push(timed(() => translateOnce(bytes)));
    parsing.push(timed(parseOnce));
  }
  const [translate, parsed] = [middleOf(translating), middleOf(parsing)];
  const rate = (time: number) => bytes.length / bytesInMegabyte / (time / thousandth);
  return {
    bytes: bytes.length,
    runs: translating.length,
    translateMilliseconds: translate,
    translateMegabytesPerSecond: rate(translate),
    parseMilliseconds: parsed,
    parseMegabytesPerSecond: rate(parsed),
  };
};
