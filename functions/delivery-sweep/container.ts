import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createRegistry, createSurroundings, createWebhooks, openTable } from '@continuum/aws';
import { createLog, createTally, observed, readEnvironment, settings } from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import { webhookSending } from '../webhook-sending.ts';
import type { SweepNeeds } from './handler.ts';

const environment = settings.pick({
  TABLE_NAME: true,
  HASHING_KEY_SECRET_ARN: true,
  WEBHOOK_TARGETS: true,
  ...observed,
});

export const createContainer = (): SweepNeeds => {
  const given = readEnvironment(environment, process.env);
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
  });
  return {
    webhooks: createWebhooks(table, { now: Date.now }),
    registry: createRegistry(table, { now: Date.now }),
    surroundings: createSurroundings({
      secrets: new SecretsManagerClient(clientSettings),
      hashingKeySecretArn: given.HASHING_KEY_SECRET_ARN,
    }),
    ...webhookSending(given.WEBHOOK_TARGETS),
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
