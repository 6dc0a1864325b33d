import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts findings of the template checks on one resource, each for its reason. A test lists them all. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [finding, reason] of Object.entries(reasons))
    Validations.of(construct).acknowledge({ id: qualified(finding), reason });
}

/**
 * What the check for wildcards says of a statement on every object under a prefix: keys of objects are made at run
 * time, so no statement can name them. Other wildcards stay errors.
 */
export function acknowledgeObjects(construct: IConstruct, objectArns: readonly string[]): void {
  for (const arn of objectArns)
    acknowledge(construct, {
      [`AwsSolutions-IAM5[Resource::${inPlainText(construct, arn)}]`]:
        'Objects are named at run time; the statement ends at one prefix of one bucket.',
    });
}

/** `<pack>::<finding>`, as the report of the checks lists it. */
function qualified(finding: string): string {
  const [pack] = /^(AwsSolutions|HIPAA\.Security|Serverless)(?=-)/.exec(finding) ?? [];
  if (pack === undefined) throw new Error(`${finding} is a finding of no pack that is checked`);
  return `${pack}::${finding}`;
}

/** Tokens as the check writes them: `<AWS::Partition>`. */
function inPlainText(construct: IConstruct, arn: string): string {
  const written: string | { 'Fn::Join': [string, (string | { Ref: string })[]] } =
    Stack.of(construct).resolve(arn);
  if (typeof written === 'string') return written;
  const [separator, parts] = written['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(separator);
}
