import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Archive, CfnEventBusPolicy, EventBus, IncludeDetail, Level } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { deadLetterQueue, endOfTheLine } from './dead-letter-queue.ts';
import { pin } from './stateful.ts';

export interface BusesProps {
  readonly names: { readonly domain: string; readonly partner: string };
  readonly eventsKey: IKey;
  readonly partnerKey: IKey;
  readonly archiveRetentionDays: number;
  readonly partnerAccounts: readonly string[];
  /** Detail types that partners may put. */
  readonly partnerDetailTypes: readonly string[];
}

/**
 * The domain bus carries contract events, which hold no PHI, and archives them. The partner bus carries whole
 * messages: no archive, and only listed accounts may put, only what is asked of them.
 */
export class Buses extends Construct {
  readonly domain: EventBus;
  readonly partner: EventBus;
  readonly deadLetters: readonly Queue[];

  constructor(scope: Construct, id: string, props: BusesProps) {
    super(scope, id);
    const domain = this.#bus('DomainBus', props.names.domain, props.eventsKey);
    const partner = this.#bus('PartnerBus', props.names.partner, props.partnerKey);
    this.domain = domain.bus;
    this.partner = partner.bus;
    this.deadLetters = [domain.deadLetters, partner.deadLetters];
    const archive = new Archive(this, 'Archive', {
      archiveName: props.names.domain,
      sourceEventBus: this.domain,
      eventPattern: { account: [Stack.of(this).account] },
      retention: Duration.days(props.archiveRetentionDays),
      kmsKey: props.eventsKey,
    });
    archive.applyRemovalPolicy(RemovalPolicy.RETAIN);
    pin(archive, 'DomainArchive');
    for (const account of props.partnerAccounts) this.#admit(account, props.partnerDetailTypes);
  }

  /** Its dead letters are events the key failed on, so their queue does not depend on that key. */
  #bus(logicalId: string, eventBusName: string, kmsKey: IKey): { bus: EventBus; deadLetters: Queue } {
    const deadLetters = deadLetterQueue(this, `${logicalId}DeadLetters`, {
      logicalId: `${logicalId}DeadLetters`,
    });
    acknowledge(deadLetters, { 'AwsSolutions-SQS3': endOfTheLine });
    const bus = new EventBus(this, logicalId, {
      eventBusName,
      kmsKey,
      deadLetterQueue: deadLetters,
      logConfig: { includeDetail: IncludeDetail.NONE, level: Level.ERROR },
    });
    bus.applyRemovalPolicy(RemovalPolicy.RETAIN);
    pin(bus, logicalId);
    deadLetters.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [deadLetters.queueArn],
        conditions: {
          ArnEquals: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'events',
              resource: 'event-bus',
              resourceName: eventBusName,
            }),
          },
        },
      }),
    );
    return { bus, deadLetters };
  }

  /** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions-manage.html */
  #admit(account: string, detailTypes: readonly string[]): void {
    new CfnEventBusPolicy(this, `Partner${account}`, {
      eventBusName: this.partner.eventBusName,
      statementId: `partner-${account}`,
      statement: {
        Effect: 'Allow',
        Principal: {
          AWS: Stack.of(this).formatArn({ service: 'iam', region: '', account, resource: 'root' }),
        },
        Action: 'events:PutEvents',
        Resource: this.partner.eventBusArn,
        Condition: { StringEquals: { 'events:detail-type': detailTypes } },
      },
    });
  }
}
