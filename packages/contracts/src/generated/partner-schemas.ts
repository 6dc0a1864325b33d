import type * as z from 'zod';
import { cancellationRequest, informationProvided } from '../discharge/information.ts';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';
import { problem } from '../problems/index.ts';
import { dischargeReceipt, dischargeStatus, dischargeTrial } from '../views/discharges.ts';
import { webhookNotification, webhookTest } from '../webhooks/index.ts';
import { type Json, schemaByItself } from './schemas.ts';

const taken: Readonly<Record<string, z.ZodType>> = {
  'therapy-discharge': therapyDischarge,
  'information-provided': informationProvided,
  'cancellation-request': cancellationRequest,
};

const given: Readonly<Record<string, z.ZodType>> = {
  'discharge-receipt': dischargeReceipt,
  'discharge-trial': dischargeTrial,
  'discharge-status': dischargeStatus,
  problem,
  'webhook-notification': webhookNotification,
  'webhook-test': webhookTest,
};

const described = (schemas: typeof taken, fields: 'closed' | 'open'): Json =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, schemaByItself(name, schema, fields)]),
  );

/** JSON Schema 2020-12 of everything a partner clinic sends, hears and is told in JSON, by name. */
export const partnerSchemas = (): Json => ({ ...described(taken, 'closed'), ...described(given, 'open') });
