/**
 * How every AWS client tries: few times and briefly, since a queue or the caller tries again, and no call may
 * outlast the function.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const clientSettings = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000 },
};
