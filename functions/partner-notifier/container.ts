import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  createQuarantine,
  createReading,
  createRegistry,
  createSurroundings,
  createWebhooks,
  openTable,
} from '@continuum/aws';
import { createLog, createTally, observed, readEnvironment, settings } from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import { webhookSending } from '../webhook-sending.ts';
import type { PartnerNotifierNeeds } from './handler.ts';

const environment = settings.pick({
  TABLE_NAME: true,
  BUCKET_NAME: true,
  HASHING_KEY_SECRET_ARN: true,
  WEBHOOK_TARGETS: true,
  ...observed,
});

export const createContainer = (): PartnerNotifierNeeds => {
  const given = readEnvironment(environment, process.env);
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
  });
  return {
    webhooks: createWebhooks(table, { now: Date.now }),
    reading: createReading(table),
    registry: createRegistry(table, { now: Date.now }),
    surroundings: createSurroundings({
      secrets: new SecretsManagerClient(clientSettings),
      hashingKeySecretArn: given.HASHING_KEY_SECRET_ARN,
    }),
    quarantine: createQuarantine({ client: new S3Client(clientSettings), bucketName: given.BUCKET_NAME }),
    ...webhookSending(given.WEBHOOK_TARGETS),
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
