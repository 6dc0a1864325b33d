import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type Announcement, type Bus, TransientError } from '@continuum/application';
import { answerOf } from '../failures.ts';

/** One PutEvents takes no more entries. */
const entriesMost = 10;

/**
 * The bus. A call may succeed while some of its entries do not: those are told by their index.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export const createBus = ({
  client,
  busName,
}: {
  readonly client: Pick<EventBridgeClient, 'send'>;
  readonly busName: string;
}): Bus => {
  const entryOf = ({ source, detailType, detail, time }: Announcement) => ({
    EventBusName: busName,
    Source: source,
    DetailType: detailType,
    Detail: detail,
    Time: new Date(time),
  });
  return {
    publish: async (announcements) => {
      if (announcements.length === 0) return [];
      if (announcements.length > entriesMost)
        throw new Error(`${announcements.length} entries are more than PutEvents takes, ${entriesMost}`);
      const { FailedEntryCount = 0, Entries = [] } = await answerOf(
        'the bus',
        client.send(new PutEventsCommand({ Entries: announcements.map(entryOf) })),
      );
      if (Entries.length !== announcements.length)
        throw new TransientError(`the bus answered for ${Entries.length} of ${announcements.length} entries`);
      const failed = Entries.flatMap(({ EventId }, index) => (EventId === undefined ? [index] : []));
      if (failed.length !== FailedEntryCount)
        throw new TransientError(
          `the bus counts ${FailedEntryCount} failed entries and names ${failed.length}`,
        );
      return failed;
    },
  };
};
