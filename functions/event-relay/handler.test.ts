import { receiveDischarge } from '@continuum/application';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { context, jodie, openWorld, riverside } from '../doubles.ts';
import { createHandler } from './handler.ts';

/** A stream that carries the first record of Jodie's discharge. */
const posted = async () => {
  const world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  const record = [...world.kept.journals.values()][0]?.commits[0]?.records[0];
  const event: DynamoDBStreamEvent = {
    Records: [{ dynamodb: { SequenceNumber: '41', NewImage: { body: { S: JSON.stringify(record) } } } }],
  };
  const recordOfImage = (image: { readonly [name: string]: { readonly S?: string } }) =>
    JSON.parse(image['body']?.S ?? '');
  return { world, record, event, needs: { ...world, recordOfImage } };
};

describe('a commit', () => {
  it('is heard of on the bus, under the id its event has for ever, without anything personal', async () => {
    const { world, record, event, needs } = await posted();
    expect(await createHandler(needs)(event, context)).toEqual({ batchItemFailures: [] });
    expect(world.announced.map(({ eventId, detailType }) => [eventId, detailType])).toEqual([
      [record?.eventId, 'TherapyDischargeReceived.v1'],
    ]);
    expect(JSON.stringify(world.announced)).not.toContain('Hicks');
  });

  it('is brought again when the bus did not take it', async () => {
    const { event, needs } = await posted();
    const bus = { publish: async () => [0] };
    expect(await createHandler({ ...needs, bus })(event, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '41' }],
    });
  });
});
