import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Counted by every function that does what they are named for. */
export type Counter =
  | 'RequestsAnswered'
  | 'RequestsRefused'
  | 'RequestsFailed'
  | 'RecordsDone'
  | 'RecordsUnchanged'
  | 'RecordsRejected'
  | 'RecordsQuarantined'
  | 'RecordsRetried'
  | 'EventsPublished'
  | 'EventsNotTaken'
  | 'DeadlinesReminded'
  | 'DeadlinesMissed'
  | 'EpisodesNotSwept'
  | 'RowsFailed'
  | 'EventsRepublished'
  | 'KeptBatchesLeft'
  | 'DeliveriesAttempted'
  | 'DeliveriesAbandoned';

export type Gauge = 'OldestKeptRecordAgeSeconds';

/** Figures of one invocation. */
export interface Tally {
  count(counter: Counter, by?: number): void;
  seconds(gauge: Gauge, value: number): void;
  /** Hands on what was counted. Called once at the end of every invocation. */
  flush(): void;
}

/**
 * Figures in CloudWatch's embedded metric format, by Powertools; the only dimension is the function.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const createTally = (namespace: string, serviceName: string): Tally => {
  const metrics = new Metrics({ namespace, serviceName });
  return {
    count: (counter, by = 1) => {
      if (by > 0) metrics.addMetric(counter, MetricUnit.Count, by);
    },
    seconds: (gauge, value) => {
      metrics.addMetric(gauge, MetricUnit.Seconds, value);
    },
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
};
