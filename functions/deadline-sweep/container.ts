import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  createBus,
  createJournals,
  createKeptBatches,
  createReading,
  createRegistry,
  createSurroundings,
  openTable,
} from '@continuum/aws';
import { createLog, createTally, observed, readEnvironment, settings } from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import type { ChoresNeeds } from './chores.ts';

const environment = settings.pick({ TABLE_NAME: true, BUCKET_NAME: true, BUS_NAME: true, ...observed });

export const createContainer = (): ChoresNeeds => {
  const given = readEnvironment(environment, process.env);
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
  });
  return {
    journals: createJournals(table),
    reading: createReading(table),
    registry: createRegistry(table, { now: Date.now }),
    surroundings: createSurroundings({ secrets: new SecretsManagerClient(clientSettings) }),
    kept: createKeptBatches({ client: new S3Client(clientSettings), bucketName: given.BUCKET_NAME }),
    bus: createBus({ client: new EventBridgeClient(clientSettings), busName: given.BUS_NAME }),
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
