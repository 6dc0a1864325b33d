import { createHttpFunction, type FhirRefusals, type Observed } from '@continuum/lambda';
import { type FhirTakings, fhirPostingHandlers } from './fhir-posting.ts';
import { followUpHandlers } from './follow-up.ts';
import { type ImportApiNeeds, importHandlers } from './imports.ts';
import { type InformationNeeds, informationHandlers } from './information.ts';
import { postingHandlers } from './posting.ts';
import { publicHandlers } from './public.ts';
import { standingHandlers } from './standing.ts';

export interface PartnerApiNeeds extends Observed, InformationNeeds, ImportApiNeeds {
  /** The API's own description. */
  readonly openApiDocument: object;
  /** What is said in FHIR. */
  readonly fhir: FhirTakings & FhirRefusals;
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
      ...publicHandlers(needs),
    },
    registry: needs.registry,
    log: needs.log,
    tally: needs.tally,
    fhir: needs.fhir,
  });
