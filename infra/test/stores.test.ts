import { deliveryShards, dueShards, tableDefinition } from '@continuum/aws/table-definition';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { deployments } from '../config/regions.ts';
import { Buses } from '../constructs/buses.ts';
import { Keys } from '../constructs/keys.ts';
import { production, synthesizeAll, synthesizeOne, templateOf } from './synthesize.ts';
import { entriesOf, everyEntry, plain, theOnly } from './template.ts';

const templates = synthesizeOne(production);
const { data } = templates;

describe('the table', () => {
  const table = theOnly(data, 'AWS::DynamoDB::GlobalTable');
  const [replica] = table.Properties.Replicas;

  it('has the keys and indexes of its definition', () => {
    const { partitionKey, sortKey, indexes } = tableDefinition;
    const keys = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ];
    expect(table.Properties.KeySchema).toEqual(keys(partitionKey, sortKey));
    expect(
      table.Properties.GlobalSecondaryIndexes.map(
        ({ IndexName, KeySchema, Projection }: Record<string, unknown>) => ({
          IndexName,
          KeySchema,
          Projection,
        }),
      ),
    ).toEqual([
      {
        IndexName: 'list',
        KeySchema: keys(indexes.list.partitionKey, indexes.list.sortKey),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...indexes.list.projectedAttributes] },
      },
      {
        IndexName: 'due',
        KeySchema: keys(indexes.due.partitionKey, indexes.due.sortKey),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });

  it('is paid by request, recoverable for 35 days, and protected from deletion', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect(replica.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
    expect(replica.DeletionProtectionEnabled).toBe(true);
  });

  it('is encrypted under the records key', () => {
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(plain(replica.SSESpecification.KMSMasterKeyId)).toBe('<RecordsKey.Arn>');
  });

  it('streams what items become', () => {
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  it('says where the next instants of its items stand', () => {
    expect(table.Metadata?.['Continuum::NextInstants']).toEqual({
      index: 'due',
      partitionKey: tableDefinition.indexes.due.partitionKey,
      partitions: [...dueShards, ...deliveryShards],
      attribute: tableDefinition.indexes.due.sortKey,
    });
  });
});

describe('a bucket', () => {
  it.each(entriesOf(data, 'AWS::S3::Bucket'))(
    '%s keeps versions and is closed to the public',
    (id, { Properties }) => {
      expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const policies = entriesOf(data, 'AWS::S3::BucketPolicy').filter(
        ([, policy]) => plain(policy.Properties.Bucket) === `<${id}>`,
      );
      expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
    },
  );

  it('of original messages is encrypted under the records key and logs every access', () => {
    const { Properties } = data.Resources['OriginalsBucket'] ?? {};
    const [{ ServerSideEncryptionByDefault }] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(plain(ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('<RecordsKey.Arn>');
    expect(plain(Properties.LoggingConfiguration.DestinationBucketName)).toBe('<AccessLogsBucket>');
  });
});

describe('the bucket of original messages', () => {
  it.each([
    ['refused ones 30 days after their last attempt', 'refused/'],
    ['imports 30 days after they came', 'imports/'],
  ])('empties itself of %s, older versions included', (_what, Prefix) => {
    const { Rules } = data.Resources['OriginalsBucket']?.Properties.LifecycleConfiguration ?? {};
    expect(Rules).toContainEqual(
      expect.objectContaining({
        Prefix,
        Status: 'Enabled',
        ExpirationInDays: 30,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      }),
    );
  });

  it('keeps what was accepted', () => {
    const { Rules } = data.Resources['OriginalsBucket']?.Properties.LifecycleConfiguration ?? {};
    const prefixes = Rules.map(({ Prefix = '' }: { Prefix?: string }) => Prefix);
    expect(prefixes.some((prefix: string) => 'discharges/'.startsWith(prefix))).toBe(false);
  });
});

describe('the buses', () => {
  it('have a key each, name no event in their logs, and set aside what a key failed on', () => {
    const bus = (id: string) => data.Resources[id]?.Properties;
    expect(plain(bus('DomainBus').KmsKeyIdentifier)).toBe('<EventsKey.Arn>');
    expect(plain(bus('PartnerBus').KmsKeyIdentifier)).toBe('<PartnerKey.Arn>');
    for (const one of [bus('DomainBus'), bus('PartnerBus')]) {
      expect(one.LogConfig.IncludeDetail).toBe('NONE');
      expect(plain(one.DeadLetterConfig.Arn)).toMatch(/^<\w+BusDeadLetters\.Arn>$/);
    }
  });

  it('archive contract events only, encrypted: what partners send is on no archive', () => {
    const archive = theOnly(data, 'AWS::Events::Archive').Properties;
    expect(plain(archive.SourceArn)).toBe('<DomainBus.Arn>');
    expect(plain(archive.KmsKeyIdentifier)).toBe('<EventsKey.Arn>');
    expect(archive.RetentionDays).toBe(production.archiveRetentionDays);
  });

  it('admit a listed partner account to the partner bus, for what partners submit and no more', () => {
    const template = templateOf((app) => {
      const stack = new Stack(app, 'partner', { env: { region: 'eu-central-1' } });
      const names = { domain: 'events', partner: 'partners' };
      const keys = new Keys(stack, 'Keys', names);
      new Buses(stack, 'Buses', {
        names,
        eventsKey: keys.events,
        partnerKey: keys.partner,
        archiveRetentionDays: 30,
        partnerAccounts: ['111122223333'],
        partnerDetailTypes: ['TherapyDischargeSubmitted.v1'],
      });
      return stack;
    });
    const { EventBusName, Statement } = theOnly(template, 'AWS::Events::EventBusPolicy').Properties;
    expect(plain(EventBusName)).toBe('<PartnerBus>');
    expect(Statement.Action).toBe('events:PutEvents');
    expect(plain(Statement.Principal.AWS)).toBe('arn:<AWS::Partition>:iam::111122223333:root');
    expect(plain(Statement.Resource)).toBe('<PartnerBus.Arn>');
    expect(Statement.Condition).toEqual({
      StringEquals: { 'events:detail-type': ['TherapyDischargeSubmitted.v1'] },
    });
  });
});

describe('keys and secrets', () => {
  it('rotate every key; the hashing key is made once and never rotated', () => {
    for (const [, { Properties }] of entriesOf(data, 'AWS::KMS::Key'))
      expect(Properties.EnableKeyRotation).toBe(true);
    const secret = theOnly(data, 'AWS::SecretsManager::Secret').Properties;
    expect(secret.GenerateSecretString.PasswordLength).toBe(64);
    expect(plain(secret.KmsKeyId)).toBe('<RecordsKey.Arn>');
    expect(everyEntry(templates, 'AWS::SecretsManager::RotationSchedule')).toEqual([]);
  });

  it('encrypt every log group and the alarm topic', () => {
    const groups = everyEntry(templates, 'AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(0);
    for (const [, { Properties }] of groups) expect(plain(Properties.KmsKeyId)).toBe('<OperationsKey.Arn>');
    expect(plain(theOnly(templates.service, 'AWS::SNS::Topic').Properties.KmsMasterKeyId)).toBe(
      '<OperationsKey.Arn>',
    );
  });
});

describe('outputs', () => {
  const expected = [
    'ApiId',
    'ApiUrl',
    'AuthorizerId',
    'BucketName',
    'BusName',
    'MemberClientId',
    'PartnerBusName',
    'TableName',
    'TokenEndpoint',
    'UserPoolId',
  ];

  it('are the ten that tools read, in every region and stage', () => {
    const all = synthesizeAll();
    expect(all.size).toBe(deployments.length);
    for (const stage of all.values()) {
      const named = Object.keys({ ...stage.data.Outputs, ...stage.service.Outputs });
      expect(named.filter((name) => !name.startsWith('ExportsOutput')).sort()).toEqual(expected);
    }
  });
});
