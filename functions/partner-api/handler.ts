import { createHttpFunction, type FhirRefusals, type Observed } from '@continuum/lambda';
import { type FhirTakings, fhirPostingHandlers } from './fhir-posting.ts';
import { type FhirReadings, fhirReadingHandlers } from './fhir-reading.ts';
import { followUpHandlers } from './follow-up.ts';
import { type ImportApiNeeds, importHandlers } from './imports.ts';
import { type InformationNeeds, informationHandlers } from './information.ts';
import { postingHandlers } from './posting.ts';
import { type Descriptions, publicHandlers } from './public.ts';
import { standingHandlers } from './standing.ts';
import { type WebhookNeeds, webhookHandlers } from './webhooks.ts';

export interface PartnerApiNeeds
  extends Observed,
    InformationNeeds,
    ImportApiNeeds,
    WebhookNeeds,
    Descriptions {
  /** What is said in FHIR. */
  readonly fhir: FhirTakings & FhirReadings & FhirRefusals;
}

export const createHandler = (needs: PartnerApiNeeds) =>
  createHttpFunction({
    handlers: {
      ...postingHandlers(needs),
      ...informationHandlers(needs),
      ...importHandlers(needs),
      ...followUpHandlers(needs),
      ...standingHandlers(needs),
      ...fhirPostingHandlers(needs),
      ...fhirReadingHandlers(needs),
      ...webhookHandlers(needs),
      ...publicHandlers(needs),
    },
    registry: needs.registry,
    log: needs.log,
    tally: needs.tally,
    fhir: needs.fhir,
  });
