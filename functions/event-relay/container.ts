import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createBus, recordOfImage } from '@continuum/aws';
import {
  createLog,
  createTally,
  observed,
  readEnvironment,
  type StreamRelayNeeds,
  settings,
} from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';

const environment = settings.pick({ BUS_NAME: true, ...observed });

export const createContainer = (): StreamRelayNeeds => {
  const given = readEnvironment(environment, process.env);
  return {
    bus: createBus({ client: new EventBridgeClient(clientSettings), busName: given.BUS_NAME }),
    recordOfImage,
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
