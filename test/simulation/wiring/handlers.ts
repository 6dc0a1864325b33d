import { facts as bulkImport } from '@continuum/functions/bulk-import/function';
import { createHandler as createBulkImport } from '@continuum/functions/bulk-import/handler';
import { facts as deadlineSweep } from '@continuum/functions/deadline-sweep/function';
import { createHandler as createDeadlineSweep } from '@continuum/functions/deadline-sweep/handler';
import { facts as deliverySweep } from '@continuum/functions/delivery-sweep/function';
import { createHandler as createDeliverySweep } from '@continuum/functions/delivery-sweep/handler';
import { facts as dischargeIntake } from '@continuum/functions/discharge-intake/function';
import { createHandler as createDischargeIntake } from '@continuum/functions/discharge-intake/handler';
import { facts as eventRelay } from '@continuum/functions/event-relay/function';
import { createHandler as createEventRelay } from '@continuum/functions/event-relay/handler';
import { facts as partnerApi } from '@continuum/functions/partner-api/function';
import { createHandler as createPartnerApi } from '@continuum/functions/partner-api/handler';
import { facts as partnerNotifier } from '@continuum/functions/partner-notifier/function';
import { createHandler as createPartnerNotifier } from '@continuum/functions/partner-notifier/handler';
import { facts as programStage } from '@continuum/functions/program-stage/function';
import { createHandler as createProgramStage } from '@continuum/functions/program-stage/handler';
import { facts as referralStage } from '@continuum/functions/referral-stage/function';
import { createHandler as createReferralStage } from '@continuum/functions/referral-stage/handler';
import { facts as reportStage } from '@continuum/functions/report-stage/function';
import { createHandler as createReportStage } from '@continuum/functions/report-stage/handler';
import { facts as trainerApi } from '@continuum/functions/trainer-api/function';
import { createHandler as createTrainerApi } from '@continuum/functions/trainer-api/handler';
import type { Ports } from './ports.ts';

export type Handler = (event: object, context: object) => Promise<unknown>;

/** The real handler over the ports; `never`: each event comes from the service that sends such events. */
const over =
  (create: (ports: Ports) => (event: never, context: never) => unknown) =>
  (ports: Ports): Handler =>
    create(ports) as unknown as Handler;

/** Every function that is deployed: its facts, and its real handler over the world's ports. */
export const functions = {
  'partner-api': { facts: partnerApi, create: over(createPartnerApi) },
  'trainer-api': { facts: trainerApi, create: over(createTrainerApi) },
  'discharge-intake': { facts: dischargeIntake, create: over(createDischargeIntake) },
  'event-relay': { facts: eventRelay, create: over(createEventRelay) },
  'referral-stage': { facts: referralStage, create: over(createReferralStage) },
  'program-stage': { facts: programStage, create: over(createProgramStage) },
  'report-stage': { facts: reportStage, create: over(createReportStage) },
  'bulk-import': { facts: bulkImport, create: over(createBulkImport) },
  'partner-notifier': { facts: partnerNotifier, create: over(createPartnerNotifier) },
  'delivery-sweep': { facts: deliverySweep, create: over(createDeliverySweep) },
  'deadline-sweep': { facts: deadlineSweep, create: over(createDeadlineSweep) },
} as const;

export type FunctionName = keyof typeof functions;
