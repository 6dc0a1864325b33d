import { CfnOutput, type Stack } from 'aws-cdk-lib';

/** A stack output under exactly this name: tools and tests find it by it. */
export function output(stack: Stack, name: string, value: string, description: string): void {
  new CfnOutput(stack, `Output${name}`, { value, description }).overrideLogicalId(name);
}
