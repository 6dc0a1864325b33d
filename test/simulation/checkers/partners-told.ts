import { webhooks } from '../actors/cast.ts';
import type { Posted } from '../services/receivers.ts';
import { day, hour, minute } from '../world/world.ts';
import type { EventSaid, History } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** What a partner is told of, by hand. */
const told: ReadonlySet<string> = new Set([
  'TherapyDischargeReceived',
  'TherapyDischargeRefused',
  'InformationRequested',
  'ReferralAccepted',
  'ReferralDeclined',
  'ReferralCancelled',
  'FirstVisitScheduled',
  'ProgramStarted',
  'ProgramHeld',
  'ProgramResumed',
  'ClientReturnedToProvider',
  'ReportIssued',
  'EpisodeClosed',
  'EpisodeReopened',
]);

const isTold = ({ type, data }: EventSaid): boolean =>
  told.has(type) || (type === 'DocumentSent' && data['document'] === 'progress-report');

const attemptsMost = 10;
/** An invocation that read the webhook before it was disabled has ended by then. */
const longestInvocation = 3 * minute;
/** How far the clock that arranged an attempt may be off, and the tick and the index behind. */
const overdue = 3 * hour;

/** What was set aside for longer, unread or as a dead letter, is news to nobody when it is sent again. */
const oldNews = 30 * day;

type Webhook = (typeof webhooks)[number];

/** What the code keeps of a delivery, read as its owner is shown it. */
interface Kept {
  readonly body: string;
  readonly delivery: {
    readonly state: string;
    readonly attempts: readonly unknown[];
    readonly nextAttemptAt?: string;
  };
}

const keptOf = (
  { items }: History,
  { partnerId, webhookId }: Webhook,
  deliveryId: string,
): Kept | undefined => {
  const item = items.get(`N#${partnerId}#W#${webhookId}\nDELIVERY#${deliveryId}`);
  return item === undefined ? undefined : JSON.parse(String(item['body']));
};

const isSuccess = ({ status }: Posted): boolean => status !== undefined && status >= 200 && status < 300;

/** What is wrong with how one webhook was told of one event; nothing where all is well. */
const wrongWith = (
  kept: Kept | undefined,
  posts: readonly Posted[],
  wasGone: boolean,
  endedAt: number,
): readonly string[] => {
  if (kept === undefined) return ['nobody was told, and no delivery is kept'];
  const { state, attempts, nextAttemptAt } = kept.delivery;
  const waitsLong = nextAttemptAt !== undefined && Date.parse(nextAttemptAt) < endedAt - overdue;
  return [
    ...(state === 'delivered' && !posts.some(isSuccess)
      ? ['it is called delivered, and nobody took it']
      : []),
    ...(state === 'parked' && attempts.length !== attemptsMost
      ? [`it was given up after ${attempts.length} attempts`]
      : []),
    ...(state === 'abandoned' && !wasGone ? ['it was abandoned, and nobody had said 410'] : []),
    ...(state === 'waiting' && waitsLong ? ['its attempt is due, and nobody makes it'] : []),
    ...(attempts.length > attemptsMost ? [`${attempts.length} attempts`] : []),
    ...(posts.length > attempts.length
      ? [`${posts.length} requests, of which it tells ${attempts.length}`]
      : []),
    ...(posts.some(({ body }) => body !== kept.body) ? ['it was told in other words than are kept'] : []),
  ];
};

/** Whoever was cut off with a 410 in hand learns of it again with the next attempt, a day and a tenth later at most. */
const heardAgainWithin = 30 * hour;

const afterGone = (
  { disabledAt, endedAt }: History,
  { url }: Webhook,
  posted: readonly Posted[],
): Found[] => {
  const gone = disabledAt.get(url);
  const said = posted.find(({ status }) => status === 410);
  if (gone === undefined)
    return said !== undefined && said.at < endedAt - heardAgainWithin
      ? [{ about: said.deliveryId, what: `${url} said 410, and it was never written down` }]
      : [];
  return posted
    .filter(({ at }) => at > gone + longestInvocation)
    .map(({ deliveryId }): Found => ({ about: deliveryId, what: `${url} was posted to after its 410` }));
};

const deliveryIdOf = ({ eventId }: EventSaid): string => `msg_${eventId.replace('.', '_')}`;

const ofWebhook = (
  history: History,
  webhook: Webhook,
  owed: readonly EventSaid[],
  events: readonly EventSaid[],
): Found[] => {
  const posted = history.posted.filter(({ url }) => url === webhook.url);
  const byId = Map.groupBy(posted, ({ deliveryId }) => deliveryId);
  const wasGone = posted.some(({ status }) => status === 410);
  const isOurs = ({ partnerId }: EventSaid): boolean => partnerId === webhook.partnerId;
  const ours = new Set(events.filter((said) => isOurs(said) && isTold(said)).map(deliveryIdOf));
  return [
    ...owed.filter(isOurs).flatMap((said) => {
      const about = deliveryIdOf(said);
      const kept = keptOf(history, webhook, about);
      return wrongWith(kept, byId.get(about) ?? [], wasGone, history.endedAt).map(
        (what): Found => ({ about, what: `${said.type} to ${webhook.url}: ${what}` }),
      );
    }),
    ...[...byId.keys()]
      .filter((deliveryId) => !ours.has(deliveryId))
      .map(
        (deliveryId): Found => ({ about: deliveryId, what: `${webhook.url} was told what is not its own` }),
      ),
    ...afterGone(history, webhook, posted),
  ];
};

/**
 * Every event that is a partner's business is told at each of its webhooks, at least once or in ten attempts that
 * are all kept; nobody is told anything else, nor anything after 410.
 */
export const partnersTold: Checker = (history) => {
  const couldBeSetAside = new Set(
    history.published
      .filter(({ detailType }) => detailType.endsWith('.v2'))
      .map(({ detail }) => (JSON.parse(detail) as { readonly id: string }).id),
  );
  const wasSetAside = (eventId: string): boolean =>
    couldBeSetAside.has(eventId) || history.redriven.some((body) => body.includes(`"${eventId}"`));
  const isOldNews = ({ eventId, recordedAt }: EventSaid): boolean =>
    Date.parse(recordedAt) < history.endedAt - oldNews && wasSetAside(eventId);
  const events = history.journals.flatMap((journal) => journal.events).map(({ said }) => said);
  const owed = events.filter((said) => isTold(said) && !isOldNews(said));
  return webhooks.flatMap((webhook) => ofWebhook(history, webhook, owed, events));
};
