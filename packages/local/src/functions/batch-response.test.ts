import { describe, expect, test } from 'vitest';
import { readBatchResponse } from './batch-response.ts';

const batch = new Set(['a', 'b']);
const read = (response: unknown) => readBatchResponse(JSON.stringify(response), batch);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#sqs-batchfailurereporting-conditions */
describe('a partial batch response', () => {
  test.each([[null], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    '%j is a success',
    (response) => {
      expect(read(response)).toEqual({ kind: 'success' });
    },
  );

  test.each([
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: null }] }],
    [{ batchItemFailures: [{ identifier: 'a' }] }],
    [{ batchItemFailures: [{ itemIdentifier: 'not of this batch' }] }],
    [{ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 7 }] }],
  ])('%j fails the whole batch', (response) => {
    expect(read(response)).toEqual({ kind: 'all-failed' });
  });

  test('named items failed, the others did not', () => {
    expect(read({ batchItemFailures: [{ itemIdentifier: 'b' }] })).toEqual({
      kind: 'some-failed',
      identifiers: new Set(['b']),
    });
  });
});
