import { afterEach, describe, expect, it } from 'vitest';
import { createContainer as bulkImport } from './bulk-import/container.ts';
import { facts as bulkImportFacts } from './bulk-import/function.ts';
import { createContainer as deadlineSweep } from './deadline-sweep/container.ts';
import { facts as deadlineSweepFacts } from './deadline-sweep/function.ts';
import { createContainer as deliverySweep } from './delivery-sweep/container.ts';
import { facts as deliverySweepFacts } from './delivery-sweep/function.ts';
import { createContainer as dischargeIntake } from './discharge-intake/container.ts';
import { facts as dischargeIntakeFacts } from './discharge-intake/function.ts';
import { createContainer as eventRelay } from './event-relay/container.ts';
import { facts as eventRelayFacts } from './event-relay/function.ts';
import type { FunctionFacts } from './facts.ts';
import { createContainer as partnerApi } from './partner-api/container.ts';
import { facts as partnerApiFacts } from './partner-api/function.ts';
import { createContainer as partnerNotifier } from './partner-notifier/container.ts';
import { facts as partnerNotifierFacts } from './partner-notifier/function.ts';
import { createContainer as programStage } from './program-stage/container.ts';
import { facts as programStageFacts } from './program-stage/function.ts';
import { createContainer as referralStage } from './referral-stage/container.ts';
import { facts as referralStageFacts } from './referral-stage/function.ts';
import { createContainer as reportStage } from './report-stage/container.ts';
import { facts as reportStageFacts } from './report-stage/function.ts';
import { createContainer as trainerApi } from './trainer-api/container.ts';
import { facts as trainerApiFacts } from './trainer-api/function.ts';

const built: readonly (readonly [FunctionFacts, () => object])[] = [
  [partnerApiFacts, partnerApi],
  [trainerApiFacts, trainerApi],
  [dischargeIntakeFacts, dischargeIntake],
  [referralStageFacts, referralStage],
  [programStageFacts, programStage],
  [reportStageFacts, reportStage],
  [partnerNotifierFacts, partnerNotifier],
  [eventRelayFacts, eventRelay],
  [deadlineSweepFacts, deadlineSweep],
  [bulkImportFacts, bulkImport],
  [deliverySweepFacts, deliverySweep],
];

const everyFunction = ['POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE'] as const;
const anyArn = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:hashing-key';
const valueOf = (name: string): string => (name === 'WEBHOOK_TARGETS' ? 'public' : anyArn);
const before = { ...process.env };

afterEach(() => {
  process.env = { ...before };
});

const startWith = (names: readonly string[], start: () => object) => () => {
  process.env = Object.fromEntries([
    ['AWS_REGION', 'us-east-1'],
    ...names.map((name) => [name, valueOf(name)]),
  ]);
  return start();
};

describe.each(built.map(([facts, start]) => [facts.name, facts, start] as const))(
  'the function %s',
  (_name, { environment }, start) => {
    const declared = [...environment, ...everyFunction];

    it('starts with exactly the settings its facts declare', () => {
      expect(startWith(declared, start)).not.toThrow();
    });

    it.each(declared.map((name) => [name]))('does not start without %s', (missing) => {
      const rest = declared.filter((name) => name !== missing);
      expect(startWith(rest, start)).toThrow(`${missing} is not set`);
    });
  },
);
