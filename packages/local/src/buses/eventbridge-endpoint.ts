import * as z from 'zod';
import { AwsRefused, type Operation, operation } from '../wire/aws-json.ts';
import type { EventBuses, EventEntry } from './event-bus.ts';

/** A request may hold this many bytes over all its entries. */
const requestLimitBytes = 1024 * 1024;

const putEventsInput = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string().default('default'),
        Source: z.string().optional(),
        DetailType: z.string().optional(),
        Detail: z.string().optional(),
        Resources: z.array(z.string()).default([]),
        Time: z.number().optional(),
      }),
    )
    .min(1)
    .max(10),
});

type GivenEntry = z.infer<typeof putEventsInput>['Entries'][number];
interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/**
 * PutEvents: 1 to 10 entries, 1 MB in all; a faulty entry fails alone and the answer is still 200.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
 */
export function eventbridgeOperations(buses: EventBuses): Record<string, Operation> {
  return {
    PutEvents: operation(putEventsInput, ({ Entries }, { account }) => {
      const bytes = Entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
      if (bytes > requestLimitBytes)
        throw new AwsRefused(
          'ValidationException',
          'Total size of the entries in the request is over the limit.',
        );
      const read = Entries.map((entry) => readEntry(entry, buses, account));
      const ids = buses.put(read.filter(isRead));
      const answers = read.map((entry) => ('ErrorCode' in entry ? entry : { EventId: ids.shift() }));
      return {
        FailedEntryCount: read.length - answers.filter((one) => 'EventId' in one).length,
        Entries: answers,
      };
    }),
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
function entryBytes(entry: GivenEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...entry.Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), entry.Time === undefined ? 0 : 14);
}

const isRead = (entry: EventEntry | EntryError): entry is EventEntry => !('ErrorCode' in entry);

function readEntry(entry: GivenEntry, buses: EventBuses, account: string): EventEntry | EntryError {
  const bus = entry.EventBusName.split('/').at(-1) ?? '';
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[name])
      return failure(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
  }
  if (entry.Source?.startsWith('aws.'))
    return failure('NotAuthorizedForSourceException', 'Not authorized for the source.');
  if (!buses.has(bus)) return failure('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  const detail = jsonObject(entry.Detail ?? '');
  if (!detail) return failure('MalformedDetail', 'Detail is malformed.');
  return {
    bus,
    source: entry.Source ?? '',
    detailType: entry.DetailType ?? '',
    detail,
    resources: entry.Resources,
    time: entry.Time === undefined ? undefined : entry.Time * 1000,
    account,
  };
}

const failure = (ErrorCode: string, ErrorMessage: string): EntryError => ({ ErrorCode, ErrorMessage });

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
