import type { Registry } from '../ports/index.ts';
import { deliveringNeeds, dueAt, endOfRun, type SendingNeeds } from './attempting.ts';
import { type DueDelivery, deliverDue } from './deliver-due.ts';
import { abandoned, movedOn } from './delivery.ts';

export interface DeliverySweepNeeds extends SendingNeeds {
  readonly registry: Pick<Registry, 'partner'>;
}

type Found = Awaited<ReturnType<SendingNeeds['webhooks']['due']>>[number];

const orderOf = ({ kept: { happenedAt, deliveryId } }: Found): string => `${happenedAt} ${deliveryId}`;

/** In the order of what happened. */
const byTime = (one: Found, other: Found): number => (orderOf(one) < orderOf(other) ? -1 : 1);

/** What is to be sent now. What a disabled or removed webhook was owed is given up; a paused one's waits. */
const ready = async (
  { kept, webhook }: Found,
  needs: DeliverySweepNeeds,
): Promise<DueDelivery | 'abandoned' | 'waits'> => {
  const { state, nextAttemptAt } = kept.delivery;
  const isDue =
    state === 'waiting' && nextAttemptAt !== undefined && nextAttemptAt <= needs.surroundings.now();
  if (!isDue || webhook?.state === 'paused') return 'waits';
  if (webhook?.state !== 'active') {
    await needs.webhooks.putDelivery(movedOn(kept, abandoned(kept.delivery)));
    return 'abandoned';
  }
  const partner = await needs.registry.partner(kept.partnerId);
  return partner === undefined || partner.disabled ? 'waits' : dueAt(kept, webhook, needs);
};

/** What one run did. */
export interface DeliverySweepReport {
  readonly attempted: number;
  readonly abandoned: number;
}

/** Makes every attempt that is due, as far as the time of one run goes. */
export const sweepDeliveries = async (needs: DeliverySweepNeeds): Promise<DeliverySweepReport> => {
  const now = needs.surroundings.now();
  const due: DueDelivery[] = [];
  let given = 0;
  for (const found of [...(await needs.webhooks.due(now))].sort(byTime)) {
    const what = await ready(found, needs);
    if (what === 'abandoned') given += 1;
    else if (what !== 'waits') due.push(what);
  }
  return { attempted: await deliverDue(due, endOfRun(now), deliveringNeeds(needs)), abandoned: given };
};
