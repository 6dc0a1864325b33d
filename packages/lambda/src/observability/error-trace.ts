/** What may be told of an error: its name, where it was thrown, and the names of what caused it. */
export interface ErrorTrace {
  readonly name: string;
  readonly causes: readonly string[];
  readonly frames: readonly string[];
}

const errorName = /^[A-Za-z]\w{0,80}$/;
const framesMost = 12;
const causesMost = 5;

const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error';
  return errorName.test(error.name) ? error.name : 'Error';
};

/** A stack begins with the message, which may quote anything over any number of lines; the frames are our own. */
const framesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  const { stack = '', message } = error;
  const afterMessage = stack.indexOf(message) + message.length;
  return stack
    .slice(afterMessage)
    .split('\n')
    .filter((text) => /^\s+at /.test(text))
    .map((text) => text.trim())
    .slice(0, framesMost);
};

const causesOf = (error: unknown): string[] => {
  const names: string[] = [];
  let cause = error instanceof Error ? error.cause : undefined;
  while (cause !== undefined && names.length < causesMost) {
    names.push(nameOf(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return names;
};

/** An error for the log. Its message stays out: an SDK's or a parser's quotes what it was given. */
export const traceOf = (error: unknown): ErrorTrace => ({
  name: nameOf(error),
  causes: causesOf(error),
  frames: framesOf(error),
});
