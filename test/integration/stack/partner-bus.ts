import { EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { detailTypeOf } from '@continuum/events';
import type { RunningCloud } from '@continuum/local';

/** What the quarantine holds of a message nobody could read. */
export interface Quarantined {
  readonly reason: readonly string[];
  readonly body: string;
}

const clientSettings = ({ environment, region }: RunningCloud, service: string, account: string) => ({
  region,
  endpoint: environment[`AWS_ENDPOINT_URL_${service}`] ?? '',
  credentials: { accessKeyId: account, secretAccessKey: 'local' },
});

/** Puts discharges on the partner bus, signed by an AWS account. */
export const partnerBusOf = (cloud: RunningCloud, account: string) => {
  const client = new EventBridgeClient(clientSettings(cloud, 'EVENTBRIDGE', account));
  return async (detail: unknown): Promise<PutEventsResultEntry> => {
    const entry = {
      EventBusName: cloud.outputs['PartnerBusName'],
      Source: 'example.hill-pt',
      DetailType: detailTypeOf('TherapyDischargeSubmitted'),
      Detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
    };
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    return Entries[0] ?? {};
  };
};

/** Everything a consumer has set aside because nobody could read it. */
export const quarantineOf = async (
  cloud: RunningCloud,
  consumer: string,
): Promise<readonly Quarantined[]> => {
  const client = new S3Client(clientSettings(cloud, 'S3', 'local'));
  const Bucket = cloud.outputs['BucketName'];
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket, Prefix: `quarantine/${consumer}/` }),
  );
  const kept = Contents.map(async ({ Key }) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as Quarantined;
  });
  return Promise.all(kept);
};
