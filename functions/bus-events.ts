/** Announcements as rules and queues carry them, for the functions' own tests. */
import { announcementOf, type JournalRecord } from '@continuum/application';
import type { SQSEvent } from 'aws-lambda';

const ourAccount = '999988887777';

const envelope = (detailType: string, detail: unknown, account: string): string =>
  JSON.stringify({ id: 'bus-1', 'detail-type': detailType, source: 'continuum.episode', account, detail });

/** A batch of one message. */
export const queued = (detailType: string, detail: unknown, account = ourAccount): SQSEvent =>
  ({ Records: [{ messageId: 'm-1', body: envelope(detailType, detail, account) }] }) as SQSEvent;

/** The batch that follows from a journal event. */
export const announcing = (record: JournalRecord | undefined): SQSEvent => {
  const announcement = record && announcementOf(record);
  if (announcement === undefined) throw new Error('the bus hears nothing of it');
  return queued(announcement.detailType, JSON.parse(announcement.detail));
};
