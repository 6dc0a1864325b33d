import * as z from 'zod';

const daysMost = 100_000;
const dayMilliseconds = 86_400_000;
const example = '{ "advanceDays": 31 } or { "to": "2026-03-02T15:04:05.000Z" }';

const amount = z
  .number(`expected a number above 0, at most ${daysMost}`)
  .positive(`expected a number above 0, at most ${daysMost}`)
  .max(daysMost, `expected a number above 0, at most ${daysMost}`)
  .optional();

const fields = {
  to: z.iso.datetime('expected an instant such as 2026-03-02T15:04:05.000Z').optional(),
  advanceDays: amount,
  advanceHours: amount,
  advanceMinutes: amount,
  advanceSeconds: amount,
};
type Field = keyof typeof fields;
const names = Object.keys(fields).join(', ');

const body = z.strictObject(fields, {
  error: ({ code }) =>
    code === 'unrecognized_keys' ? undefined : `expected one JSON object, such as ${example}`,
});

/** Where a move goes, in milliseconds since 1970; or everything that is wrong with it, in one sentence each. */
export type ClockMove =
  | { readonly ok: true; readonly target: number }
  | { readonly ok: false; readonly problems: readonly string[] };

const refusing = (...problems: string[]): ClockMove => ({ ok: false, problems });

const parsed = (text: string): { readonly json?: unknown } => {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

const problemsOf = ({ issues }: z.ZodError): string[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${JSON.stringify(key)}: there is no such field; expected some of ${names}`)
      : [[...issue.path.map(String), issue.message].join(': ')],
  );

/** Reads the body of `POST /_local/clock` at the instant `now`. */
export function readClockMove(text: string, now: number): ClockMove {
  if (text.trim() === '') return refusing(`The body is empty: expected JSON, such as ${example}`);
  const { json } = parsed(text);
  if (json === undefined) return refusing(`The body is not JSON: expected ${example}`);
  const read = body.safeParse(json);
  if (!read.success) return refusing(...problemsOf(read.error));
  const { to, ...advance } = read.data;
  const given = Object.keys(read.data) as Field[];
  if (given.length === 0) return refusing(`Where to? Expected ${example}; all fields: ${names}`);
  if (to !== undefined && given.length > 1) return refusing('to: expected alone, or the others without it');
  const target = to === undefined ? now + millisecondsOf(advance) : Date.parse(to);
  if (target - now > daysMost * dayMilliseconds)
    return refusing(
      `${given.join(', ')}: expected at most ${daysMost} days ahead; the clock never goes back`,
    );
  return { ok: true, target };
}

const millisecondsOf = ({
  advanceDays = 0,
  advanceHours = 0,
  advanceMinutes = 0,
  advanceSeconds = 0,
}: {
  readonly [F in Exclude<Field, 'to'>]?: number | undefined;
}): number => (((advanceDays * 24 + advanceHours) * 60 + advanceMinutes) * 60 + advanceSeconds) * 1000;
