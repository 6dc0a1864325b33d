/** Lambda's context, as much as the rim looks at. */
export const lambdaContext = { getRemainingTimeInMillis: () => 20_000 } as never;
