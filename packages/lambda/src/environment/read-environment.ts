import * as z from 'zod';

/** Settings a function was deployed without, or with the wrong kind of value; names only. */
class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

const named = z.string().min(1);

/** Every setting a function may have. Its own container picks those it needs. */
export const settings = z.object({
  TABLE_NAME: named,
  BUCKET_NAME: named,
  BUS_NAME: named,
  HASHING_KEY_SECRET_ARN: named.regex(/^arn:/, 'an ARN'),
  /** Where webhooks may go: loopback only where every receiver is on this machine. */
  WEBHOOK_TARGETS: z.enum(['public', 'public-and-loopback']),
  POWERTOOLS_SERVICE_NAME: named,
  POWERTOOLS_METRICS_NAMESPACE: named,
});

/** What every function needs to be observed. */
export const observed = { POWERTOOLS_SERVICE_NAME: true, POWERTOOLS_METRICS_NAMESPACE: true } as const;

/**
 * Reads the environment once, when the function starts.
 * @throws InvalidEnvironment naming every setting that is missing or wrong, all at once
 */
export const readEnvironment = <S extends z.ZodObject>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path }) => {
    const name = path.join('.');
    return environment[name] === undefined ? `${name} is not set` : `${name} is not as expected`;
  });
  throw new InvalidEnvironment(`The function cannot start: ${wrong.join(', ')}`);
};
