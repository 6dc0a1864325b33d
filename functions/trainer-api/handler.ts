import type { Journals, OriginalAddresses, Reading, Registry, Surroundings } from '@continuum/application';
import { createHttpFunction, type Observed } from '@continuum/lambda';
import { clientHandlers } from './clients.ts';
import { episodeHandlers } from './episodes.ts';
import { sendCommand } from './send-command.ts';

export interface TrainerApiNeeds extends Observed {
  readonly journals: Journals;
  readonly reading: Reading;
  readonly addresses: OriginalAddresses;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
}

export const createHandler = (needs: TrainerApiNeeds) =>
  createHttpFunction({
    handlers: { ...episodeHandlers(needs), ...clientHandlers(needs), 'send-command': sendCommand(needs) },
    registry: needs.registry,
    log: needs.log,
    tally: needs.tally,
  });
