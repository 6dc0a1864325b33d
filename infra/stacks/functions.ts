import { facts as bulkImport } from '@continuum/functions/bulk-import/function';
import { facts as deadlineSweep } from '@continuum/functions/deadline-sweep/function';
import { facts as deliverySweep } from '@continuum/functions/delivery-sweep/function';
import { facts as dischargeIntake } from '@continuum/functions/discharge-intake/function';
import { facts as eventRelay } from '@continuum/functions/event-relay/function';
import type { FunctionFacts } from '@continuum/functions/facts';
import { facts as partnerApi } from '@continuum/functions/partner-api/function';
import { facts as partnerNotifier } from '@continuum/functions/partner-notifier/function';
import { facts as programStage } from '@continuum/functions/program-stage/function';
import { facts as referralStage } from '@continuum/functions/referral-stage/function';
import { facts as reportStage } from '@continuum/functions/report-stage/function';
import { facts as trainerApi } from '@continuum/functions/trainer-api/function';

/** Every function of a stage. */
export const functions: readonly FunctionFacts[] = [
  partnerApi,
  trainerApi,
  dischargeIntake,
  referralStage,
  programStage,
  reportStage,
  partnerNotifier,
  eventRelay,
  deadlineSweep,
  bulkImport,
  deliverySweep,
];
