/**
 * Every finding of the template checks that is accepted, and on which constructs of each stage: written by hand,
 * so that a new one is a decision. The reasons stand beside the constructs.
 */
export const acknowledged: Readonly<Record<string, readonly string[]>> = {
  // Object keys are made at run time: each statement ends at one prefix of one bucket.
  'AwsSolutions-IAM5': [
    'service/BulkImport/Stage/Policy discharges/*',
    'service/BulkImport/Stage/Policy imports/*',
    'service/BulkImport/Stage/Policy refused/*',
    'service/DeadlineSweep/Stage/Policy aws/lambda/*',
    'service/DischargeIntake/Stage/Policy discharges/*',
    'service/DischargeIntake/Stage/Policy quarantine/*',
    'service/DischargeIntake/Stage/Policy refused/*',
    'service/EventRelay/Stage/Policy aws/lambda/*',
    'service/PartnerApi/Stage/Policy discharges/*',
    'service/PartnerApi/Stage/Policy imports/*',
    'service/PartnerApi/Stage/Policy refused/*',
    'service/ProgramStage/Stage/Policy quarantine/*',
    'service/ReferralStage/Stage/Policy discharges/*/canonical/*',
    'service/ReferralStage/Stage/Policy quarantine/*',
    'service/PartnerNotifier/Stage/Policy quarantine/*',
    'service/ReportStage/Stage/Policy quarantine/*',
    'service/TrainerApi/Stage/Policy discharges/*/canonical/*',
    'service/TrainerApi/Stage/Policy discharges/*/originals/*',
  ],
  // Three routes are for anyone, and read no record.
  'AwsSolutions-APIG4': [
    'service/Api/Http/GET--fhir--metadata',
    'service/Api/Http/GET--health',
    'service/Api/Http/GET--openapi.json',
  ],
  // A new hashing key would break every pointer.
  'AwsSolutions-SMG4': ['data/HashingKey'],
  'HIPAA.Security-SecretsManagerRotationEnabled': ['data/HashingKey'],
  // Dead-letter queues have no dead-letter queue.
  'AwsSolutions-SQS3': ['data/Buses/DomainBusDeadLetters', 'data/Buses/PartnerBusDeadLetters'],
  'Serverless-SQSRedrivePolicy': [
    'data/Buses/DomainBusDeadLetters',
    'data/Buses/PartnerBusDeadLetters',
    'service/DischargeIntake/DeadLetters',
    'service/FunctionDeadLetters',
    'service/ProgramStage/DeadLetters',
    'service/ReferralStage/DeadLetters',
    'service/PartnerNotifier/DeadLetters',
    'service/ReportStage/DeadLetters',
  ],
  // The mapping of a queue can have no destination.
  'Serverless-LambdaEventSourceMappingDestination': [
    'service/DischargeIntake/Mapping',
    'service/ProgramStage/Mapping',
    'service/ReferralStage/Mapping',
    'service/PartnerNotifier/Mapping',
    'service/ReportStage/Mapping',
  ],
  // Data stays in its region.
  'HIPAA.Security-S3BucketReplicationEnabled': ['data/AccessLogs', 'data/Originals'],
  // S3 delivers its access logs to no bucket with a customer's key.
  'HIPAA.Security-S3DefaultEncryptionKMS': ['data/AccessLogs'],
  // Functions reach AWS services and the addresses of webhooks, and write correlation ids in their logs.
  'HIPAA.Security-LambdaInsideVPC': functionsOf('service'),
  'Serverless-LambdaTracing': functionsOf('service'),
};

function functionsOf(stack: string): string[] {
  return [
    'BulkImport',
    'DeadlineSweep',
    'DeliverySweep',
    'DischargeIntake',
    'EventRelay',
    'PartnerApi',
    'PartnerNotifier',
    'ProgramStage',
    'ReferralStage',
    'ReportStage',
    'TrainerApi',
  ].map((name) => `${stack}/${name}/Stage/Function`);
}
