import { type Entry, entriesOf, listOf, plain, type Template, targetOf } from '../template.ts';

/** Rules that deliver to anything but a queue of their own stack with a place for what cannot be delivered. */
export const unbufferedRules = (template: Template): string[] =>
  entriesOf(template, 'AWS::Events::Rule').flatMap(([id, { Properties }]) =>
    listOf<{ Arn: unknown; DeadLetterConfig?: { Arn: unknown } }>(Properties.Targets).flatMap((target) => [
      ...(isQueue(template, target.Arn) ? [] : [`${id} delivers to ${plain(target.Arn)}, no queue`]),
      ...(isQueue(template, target.DeadLetterConfig?.Arn) ? [] : [`${id} sets nothing aside`]),
    ]),
  );

/** Functions that the bus may call without a queue between. */
export const busCallsFunctions = (template: Template): string[] =>
  entriesOf(template, 'AWS::Lambda::Permission').flatMap(([id, { Properties }]) =>
    Properties.Principal === 'events.amazonaws.com' ? [`${id} lets the bus call a function`] : [],
  );

/**
 * Queues whose messages come back while the function may still work on them.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export const shortVisibility = (template: Template): string[] =>
  queueMappings(template).flatMap(({ id, queue, lambda }) => {
    const visible = queue.Properties.VisibilityTimeout ?? 30;
    const needed = 6 * (lambda.Properties.Timeout ?? 3);
    return visible >= needed ? [] : [`${id}: hidden for ${visible} s, needs ${needed} s`];
  });

export interface QueueMapping {
  readonly id: string;
  readonly mapping: Entry[1];
  readonly queue: Entry[1];
  readonly lambda: Entry[1];
}

/** Mappings from a queue to a function, with both ends. */
export const queueMappings = (template: Template): QueueMapping[] =>
  entriesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([id, mapping]) => {
    const queue = template.Resources[targetOf(mapping.Properties.EventSourceArn) ?? ''];
    const lambda = template.Resources[targetOf(mapping.Properties.FunctionName) ?? ''];
    return queue?.Type === 'AWS::SQS::Queue' && lambda ? [{ id, mapping, queue, lambda }] : [];
  });

const isQueue = (template: Template, arn: unknown): boolean =>
  template.Resources[targetOf(arn) ?? '']?.Type === 'AWS::SQS::Queue';
