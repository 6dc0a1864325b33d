import { describe, expect, test } from 'vitest';
import { runTypes } from '../cloud/resources.ts';
import { functionResource } from '../functions/function-template.ts';
import { queueResource } from '../queues/queue-template.ts';
import { CloudTemplate } from './cloud-template.ts';
import { type StackTemplate, templateDocument } from './document.ts';

const stack = (stackName: string, template: object): StackTemplate => ({
  stackName,
  region: 'ca-central-1',
  account: '000000000000',
  template: templateDocument.parse(template),
});
const read = (...stacks: StackTemplate[]): CloudTemplate =>
  new CloudTemplate(stacks, runTypes, (_name, make) => make());
const queue = (properties: object = {}): object => ({ Type: 'AWS::SQS::Queue', Properties: properties });
const functionWith = (variables: object): object => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Handler: 'index.handler', Runtime: 'nodejs24.x', Environment: { Variables: variables } },
});
const variablesOf = (template: CloudTemplate) =>
  template.all(functionResource)[0]?.properties.Environment?.Variables;

describe('reading a template', () => {
  test('resolves references, attributes, pseudo parameters and text functions', () => {
    const template = read(
      stack('Shop', {
        Resources: {
          Orders: queue(),
          Function: functionWith({
            ARN: { 'Fn::GetAtt': ['Orders', 'Arn'] },
            JOINED: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] },
            SUBBED: {
              'Fn::Sub': ['${AWS::StackName}/${Orders.QueueName}/${name}/${!literal}', { name: 'x' }],
            },
            SELECTED: { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Orders', 'Arn'] }] }] },
            ABSENT: { Ref: 'AWS::NoValue' },
          }),
        },
      }),
    );
    expect(variablesOf(template)).toEqual({
      ARN: 'arn:aws:sqs:ca-central-1:000000000000:Shop-Orders',
      JOINED: 'a-ca-central-1',
      SUBBED: 'Shop/Shop-Orders/x/${literal}',
      SELECTED: 'Shop-Orders',
    });
  });

  test('imports what another stack exports', () => {
    const template = read(
      stack('Data', {
        Resources: { Orders: queue({ QueueName: 'orders' }) },
        Outputs: { Queue: { Value: { 'Fn::GetAtt': ['Orders', 'Arn'] }, Export: { Name: 'Data:Orders' } } },
      }),
      stack('App', {
        Resources: { Function: functionWith({ QUEUE: { 'Fn::ImportValue': 'Data:Orders' } }) },
      }),
    );
    expect(variablesOf(template)).toEqual({ QUEUE: 'arn:aws:sqs:ca-central-1:000000000000:orders' });
    expect(template.outputs()).toMatchObject({
      'Data:Orders': 'arn:aws:sqs:ca-central-1:000000000000:orders',
    });
  });

  test('an unknown resource type is refused by name, with every other', () => {
    const resources = { A: { Type: 'AWS::RDS::DBInstance' }, B: { Type: 'Custom::Thing' } };
    expect(() => read(stack('Shop', { Resources: resources }))).toThrow(
      /Shop\/A: the resource type AWS::RDS::DBInstance is not known\n.*Shop\/B: the resource type Custom::Thing is not known/,
    );
  });

  test('an unknown property is refused by name', () => {
    const template = read(stack('Shop', { Resources: { Orders: queue({ FifoQueue: true }) } }));
    expect(() => template.all(queueResource)).toThrow(
      'Shop/Orders: the property AWS::SQS::Queue.FifoQueue is not implemented',
    );
  });

  test.each([
    [
      { 'Fn::GetAtt': ['Orders', 'Depth'] },
      'the attribute Depth of AWS::SQS::Queue (Orders) is not implemented',
    ],
    [{ 'Fn::If': ['Condition', 'a', 'b'] }, 'the intrinsic function Fn::If is not implemented'],
    [{ Ref: 'AWS::NotificationARNs' }, 'the pseudo parameter AWS::NotificationARNs is not implemented'],
    [{ Ref: 'Nothing' }, 'Ref names Nothing, which is no resource of Shop'],
    [{ 'Fn::ImportValue': 'Elsewhere' }, 'Fn::ImportValue names Elsewhere, which no stack exports'],
  ])('%j is refused by name', (value, problem) => {
    const template = read(
      stack('Shop', { Resources: { Orders: queue(), Function: functionWith({ VALUE: value }) } }),
    );
    expect(() => template.all(functionResource)).toThrow(problem);
  });

  test('a condition on what would be run is refused', () => {
    const resources = { Orders: { ...queue(), Condition: 'Sometimes' } };
    expect(() => read(stack('Shop', { Resources: resources }))).toThrow(
      'Condition (Sometimes) is not implemented',
    );
  });
});
