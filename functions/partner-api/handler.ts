import { createHttpFunction, type Observed } from '@continuum/lambda';
import { followUpHandlers } from './follow-up.ts';
import { type InformationNeeds, informationHandlers } from './information.ts';
import { postingHandlers } from './posting.ts';
import { publicHandlers } from './public.ts';
import { standingHandlers } from './standing.ts';

export interface PartnerApiNeeds extends Observed, InformationNeeds {
  /** The API's own description. */
  readonly openApiDocument: object;
}

export const createHandler = (needs: PartnerApiNeeds) =>
  createHttpFunction({
    handlers: {
      ...postingHandlers(needs),
      ...informationHandlers(needs),
      ...followUpHandlers(needs),
      ...standingHandlers(needs),
      ...publicHandlers(needs),
    },
    registry: needs.registry,
    log: needs.log,
    tally: needs.tally,
  });
