/**
 * The one table, as plain data: infra declares it from this, the store writes by it, and tests create it from it.
 *
 * Items and their keys are listed in `../../README.md`. Both indexes are sparse: an item without the index's
 * partition attribute is not in it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general-sparse-indexes.html
 */
export const tableDefinition = {
  partitionKey: 'PK',
  sortKey: 'SK',
  timeToLiveAttribute: 'expiresAtEpochSeconds',
  streamView: 'NEW_IMAGE',
  indexes: {
    /** Work lists: open and closed episodes, clients by folded name, a partner's discharges by receipt, a webhook's deliveries. */
    list: {
      partitionKey: 'listKey',
      sortKey: 'listOrder',
      projectedAttributes: ['stage', 'status', 'trainerId', 'due', 'clientId'],
    },
    /** What the sweeps must act on next, by instant. */
    due: {
      partitionKey: 'dueShard',
      sortKey: 'sweepAt',
      projectedAttributes: [],
    },
  },
} as const;

/** Partitions of the `due` index: the sweep queries each; four spread the writes of a busy region. */
export const dueShards = ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'] as const;

/** Imports that anybody may go on with, by instant: apart from what the sweep looks through. */
export const importShard = 'IMPORT#0';

/** Partitions of the same index for what waits for its next attempt: a backlog of one kind hides none of the other. */
export const deliveryShards = ['DELIVERY#0', 'DELIVERY#1', 'DELIVERY#2', 'DELIVERY#3'] as const;

/** Sort key prefix of journal events: the stream's filter and the store agree on it. */
export const eventSortKeyPrefix = 'EVENT#';

/** How long a cause is remembered. An archive of the bus kept longer could replay what nobody recognises. */
export const inboxRetentionDays = 400;
