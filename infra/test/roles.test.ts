import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  functionsByName,
  permissionsOf,
  wildcardActions,
  wildcardResources,
} from './laws/permissions.ts';
import { synthesizeAll, templateOf } from './synthesize.ts';
import { entriesOf, targetOf } from './template.ts';

const reads = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const commits = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const encrypts = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
/** Every function writes its log, and sets aside an invocation that failed for good. */
const always = ['logs:CreateLogStream', 'logs:PutLogEvents', 'sqs:SendMessage'];
const consumes = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const hashes = ['secretsmanager:GetSecretValue'];

/** Written by hand: what each function may do, and nothing besides. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'partner-api': [
    ...reads,
    ...commits,
    ...encrypts,
    ...always,
    ...hashes,
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
  ],
  'trainer-api': [...reads, ...commits, ...encrypts, ...always, 's3:GetObject'],
  'discharge-intake': [
    ...reads,
    ...commits,
    ...encrypts,
    ...always,
    ...consumes,
    ...hashes,
    's3:GetObject',
    's3:PutObject',
  ],
  'referral-stage': [
    ...reads,
    ...commits,
    ...encrypts,
    ...always,
    ...consumes,
    ...hashes,
    's3:GetObject',
    's3:PutObject',
  ],
  'program-stage': [...reads, ...commits, ...encrypts, ...always, ...consumes, 's3:PutObject'],
  'report-stage': [...reads, ...commits, ...encrypts, ...always, ...consumes, 's3:PutObject'],
  'partner-notifier': [...reads, ...commits, ...encrypts, ...always, ...consumes, ...hashes, 's3:PutObject'],
  'delivery-sweep': [...reads, ...commits, ...encrypts, ...always, ...hashes],
  'event-relay': [
    ...always,
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'events:PutEvents',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    's3:ListBucket',
    's3:PutObject',
  ],
  'deadline-sweep': [
    ...reads,
    ...commits,
    ...encrypts,
    ...always,
    'events:PutEvents',
    's3:DeleteObject',
    's3:GetObject',
    's3:ListBucket',
  ],
  'bulk-import': [
    ...reads,
    ...commits,
    ...encrypts,
    ...always,
    ...hashes,
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
  ],
};

describe.each([...synthesizeAll()])('the roles of $region $stage', ({ region, stage }, { data, service }) => {
  const functions = functionsByName(service);
  const objects = `arn:<AWS::Partition>:s3:::continuum-${stage}-originals-<AWS::AccountId>-${region}`;

  it('are one per function, shared with nothing', () => {
    const roleOf = [...functions.values()].map(([, { Properties }]) => targetOf(Properties.Role));
    expect([...functions.keys()].sort()).toEqual(Object.keys(allowed).sort());
    expect(new Set(roleOf).size).toBe(functions.size);
    // The others are the schedules'.
    const schedules = entriesOf(service, 'AWS::Scheduler::Schedule');
    expect(entriesOf(service, 'AWS::IAM::Role')).toHaveLength(functions.size + schedules.length);
    expect(entriesOf(data, 'AWS::IAM::Role')).toEqual([]);
  });

  it.each(Object.entries(allowed))('%s may do exactly its named actions', (name, actions) => {
    const roleId = targetOf(functions.get(name)?.[1].Properties.Role) ?? '';
    expect(actionsOf(service, roleId)).toEqual([...new Set(actions)].sort());
  });

  it('have no wildcard among their actions', () => {
    expect(wildcardActions(service)).toEqual([]);
  });

  it('reach past a named resource only for the objects of a prefix', () => {
    expect(wildcardResources(service)).toEqual([
      `${objects}/aws/lambda/*`,
      `${objects}/discharges/*`,
      `${objects}/discharges/*/canonical/*`,
      `${objects}/discharges/*/originals/*`,
      `${objects}/imports/*`,
      `${objects}/quarantine/*`,
      `${objects}/refused/*`,
    ]);
  });

  it('write to the table inside a transaction only', () => {
    const writes = entriesOf(service, 'AWS::IAM::ManagedPolicy')
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => [Action].flat().includes('dynamodb:PutItem'));
    expect(writes.length).toBeGreaterThan(0);
    for (const { Condition } of writes)
      expect(Condition).toEqual({
        'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
      });
  });

  it('let the scheduler start the sweep and set aside what it could not start', () => {
    const own = new Set([...functions.values()].map(([, { Properties }]) => targetOf(Properties.Role)));
    const [scheduler = ''] = entriesOf(service, 'AWS::IAM::Role').flatMap(([id]) =>
      own.has(id) ? [] : [id],
    );
    expect(actionsOf(service, scheduler)).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'lambda:InvokeFunction',
      'sqs:SendMessage',
    ]);
  });

  it('give only the relay and the sweep a way to publish', () => {
    const publishers = [...functions].filter(([, [, { Properties }]]) =>
      permissionsOf(service, targetOf(Properties.Role) ?? '').some(
        ({ action }) => action === 'events:PutEvents',
      ),
    );
    expect(publishers.map(([name]) => name).sort()).toEqual(['deadline-sweep', 'event-relay']);
  });
});

describe('a role with a wildcard', () => {
  const template = templateOf((app) => {
    const stack = new Stack(app, 'planted');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    return stack;
  });

  it('is caught by its action and by its resource', () => {
    expect(wildcardActions(template)).toEqual([expect.stringMatching(/^Role.*: dynamodb:\*$/)]);
    expect(wildcardResources(template)).toEqual(['*']);
  });
});
