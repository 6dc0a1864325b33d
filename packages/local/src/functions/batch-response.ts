/** What a function said about a batch: which items failed, all of them, or that nothing failed. */
export type BatchVerdict =
  | { readonly kind: 'success' }
  | { readonly kind: 'all-failed' }
  | { readonly kind: 'some-failed'; readonly identifiers: ReadonlySet<string> };

/**
 * Reads a partial batch response as Lambda does. Nothing, null or an empty list is success; an identifier
 * that is empty, null, misspelt or not of this batch fails the whole batch.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#sqs-batchfailurereporting-conditions
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html#streams-batchfailurereporting-conditions
 */
export function readBatchResponse(payload: string, identifiersOfBatch: ReadonlySet<string>): BatchVerdict {
  const response: unknown = JSON.parse(payload);
  if (typeof response !== 'object' || response === null || !('batchItemFailures' in response))
    return { kind: 'success' };
  const failures: unknown = response.batchItemFailures;
  if (failures === null) return { kind: 'success' };
  if (!Array.isArray(failures)) return { kind: 'all-failed' };
  const identifiers = new Set<string>();
  for (const failure of failures) {
    const identifier: unknown =
      typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'itemIdentifier') : undefined;
    if (typeof identifier !== 'string' || !identifiersOfBatch.has(identifier)) return { kind: 'all-failed' };
    identifiers.add(identifier);
  }
  return identifiers.size === 0 ? { kind: 'success' } : { kind: 'some-failed', identifiers };
}
