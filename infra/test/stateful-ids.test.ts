import { describe, expect, it } from 'vitest';
import { synthesizeAll } from './synthesize.ts';
import { entriesOf, type Template } from './template.ts';

/**
 * Logical ids of what holds data, and of what others know by its address. CloudFormation replaces a resource whose
 * logical id changes, so this list is written by hand and only ever grows.
 */
const pinned: Readonly<Record<'data' | 'service', Readonly<Record<string, string>>>> = {
  data: {
    Table: 'AWS::DynamoDB::GlobalTable',
    OriginalsBucket: 'AWS::S3::Bucket',
    AccessLogsBucket: 'AWS::S3::Bucket',
    HashingKey: 'AWS::SecretsManager::Secret',
    RecordsKey: 'AWS::KMS::Key',
    EventsKey: 'AWS::KMS::Key',
    PartnerKey: 'AWS::KMS::Key',
    OperationsKey: 'AWS::KMS::Key',
    DomainBus: 'AWS::Events::EventBus',
    PartnerBus: 'AWS::Events::EventBus',
    DomainArchive: 'AWS::Events::Archive',
    DomainBusDeadLetters: 'AWS::SQS::Queue',
    PartnerBusDeadLetters: 'AWS::SQS::Queue',
    UserPool: 'AWS::Cognito::UserPool',
    UserPoolDomain: 'AWS::Cognito::UserPoolDomain',
    ResourceServer: 'AWS::Cognito::UserPoolResourceServer',
    MemberClient: 'AWS::Cognito::UserPoolClient',
  },
  service: {
    Api: 'AWS::ApiGatewayV2::Api',
    Authorizer: 'AWS::ApiGatewayV2::Authorizer',
    AlarmTopic: 'AWS::SNS::Topic',
    FunctionDeadLetters: 'AWS::SQS::Queue',
    DischargeIntakeQueue: 'AWS::SQS::Queue',
    DischargeIntakeDeadLetters: 'AWS::SQS::Queue',
    ReferralStageQueue: 'AWS::SQS::Queue',
    ReferralStageDeadLetters: 'AWS::SQS::Queue',
    ProgramStageQueue: 'AWS::SQS::Queue',
    ProgramStageDeadLetters: 'AWS::SQS::Queue',
    ReportStageQueue: 'AWS::SQS::Queue',
    ReportStageDeadLetters: 'AWS::SQS::Queue',
    PartnerNotifierQueue: 'AWS::SQS::Queue',
    PartnerNotifierDeadLetters: 'AWS::SQS::Queue',
  },
};

/** These hold no data: a service stack that is made again makes them anew, under another address. */
const madeAgain = ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer', 'AWS::SNS::Topic'];
const types = new Set([...Object.values(pinned.data), ...Object.values(pinned.service)]);

const stateful = (template: Template): Record<string, string> =>
  Object.fromEntries([...types].flatMap((type) => entriesOf(template, type).map(([id]) => [id, type])));

describe.each([...synthesizeAll()])('the stacks of $region $stage', (_, templates) => {
  it.each(['data', 'service'] as const)(
    'keep the logical id of every lasting resource in the %s stack',
    (part) => {
      expect(stateful(templates[part])).toEqual(pinned[part]);
    },
  );

  it('leave what holds data in place when it is taken out of a stack', () => {
    const lost = (['data', 'service'] as const).flatMap((part) =>
      Object.entries(templates[part].Resources).filter(
        ([id, resource]) =>
          id in pinned[part] &&
          !madeAgain.includes(resource.Type) &&
          (resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain'),
      ),
    );
    expect(lost.map(([id]) => id)).toEqual([]);
  });

  it('leave every log in place, for as long as the region says', () => {
    for (const [, log] of entriesOf(templates.service, 'AWS::Logs::LogGroup')) {
      expect(log.DeletionPolicy).toBe('Retain');
      expect(log.Properties.RetentionInDays).toBeGreaterThanOrEqual(30);
    }
  });
});
