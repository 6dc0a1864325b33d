import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  createImportFiles,
  createImports,
  createJournals,
  createLargeCanonicals,
  createOriginals,
  createReading,
  createRegistry,
  createSurroundings,
  createWebhooks,
  openTable,
} from '@continuum/aws';
import { fhirCapabilities, openApiDocument } from '@continuum/contracts/openapi';
import { createLog, createTally, observed, readEnvironment, settings } from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import { answerReader, fhirWriter, messageTranslator, rowsOfFiles } from '../message-readers.ts';
import { webhookSending, webhookUrlExpectations } from '../webhook-sending.ts';
import type { PartnerApiNeeds } from './handler.ts';

const environment = settings.pick({
  TABLE_NAME: true,
  BUCKET_NAME: true,
  HASHING_KEY_SECRET_ARN: true,
  WEBHOOK_TARGETS: true,
  ...observed,
});

export const createContainer = (): PartnerApiNeeds => {
  const given = readEnvironment(environment, process.env);
  const bucket = { client: new S3Client(clientSettings), bucketName: given.BUCKET_NAME };
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
    largeCanonicals: createLargeCanonicals(bucket),
  });
  const surroundings = createSurroundings({
    secrets: new SecretsManagerClient(clientSettings),
    hashingKeySecretArn: given.HASHING_KEY_SECRET_ARN,
  });
  return {
    journals: createJournals(table),
    reading: createReading(table),
    registry: createRegistry(table, { now: Date.now }),
    originals: createOriginals(bucket),
    imports: createImports(table),
    importFiles: createImportFiles(bucket, { now: Date.now }),
    rowReader: rowsOfFiles(),
    webhooks: createWebhooks(table, { now: Date.now }),
    ...webhookSending(given.WEBHOOK_TARGETS),
    urlExpectations: webhookUrlExpectations(given.WEBHOOK_TARGETS),
    surroundings,
    translator: messageTranslator(surroundings.hash),
    informationReader: answerReader(),
    fhir: fhirWriter(surroundings.hash),
    openApiDocument,
    fhirCapabilities,
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
