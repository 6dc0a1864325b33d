import type { Workload } from '../actors/workload.ts';
import { isNext } from '../versions/next-events.ts';

const prefix = 'quarantine/';

interface Quarantined {
  readonly consumer: string;
  readonly body: string;
}

/** The detail type of a message, when it is an envelope at all. */
const detailTypeOf = (body: string): string => /"detail-type":"([\w.]+)"/.exec(body)?.[1] ?? '';

/**
 * What a person does once every consumer reads the next version: messages that an older one could not read, kept
 * with their reason, go to their queue again. Nothing was lost.
 */
export const resendQuarantined = ({ region }: Workload): void => {
  const { bucket, queues, rollout } = region;
  if (!rollout.isReadEverywhere()) return;
  for (const key of bucket.keysUnder(prefix)) {
    const { consumer, body } = JSON.parse(bucket.objects.get(key)?.bytes.toString() ?? '{}') as Quarantined;
    if (!isNext(detailTypeOf(body))) continue;
    bucket.objects.delete(key);
    queues.find(({ name }) => name === consumer)?.send(body);
  }
};
