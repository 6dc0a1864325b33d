import { TransientError } from '@continuum/application';

/** Names under which AWS says "not now". */
const transientNames: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'InternalServiceError',
  'InternalFailure',
  'ServiceUnavailable',
  'TimeoutError',
]);

const transientCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: object;
}

/** Whether trying again later may help: throttling, a conflict, a lost connection, a failure on the other side. */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { name, code, $metadata, $retryable } = error as SdkError;
  return (
    transientNames.has(name ?? '') ||
    transientCodes.has(code ?? '') ||
    $retryable !== undefined ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
};

/** What a caller is told of what a later try may mend. */
export const transientOf = (service: string, cause: unknown): TransientError =>
  new TransientError(`${service} did not answer`, { cause });

/**
 * The answer of an AWS call whose own retries are used up.
 * @throws TransientError where a later try may succeed; anything else as it came
 */
export const answerOf = async <T>(service: string, call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (cause) {
    throw isTransient(cause) ? transientOf(service, cause) : cause;
  }
};
