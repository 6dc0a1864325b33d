import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type StackTemplate, templateDocument } from '../template/document.ts';
import { Refusal } from '../template/refusal.ts';

/** The account every local resource belongs to, unless the assembly names one. */
const localAccount = '000000000000';

const manifest = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        environment: z.string().optional(),
        properties: z
          .object({
            templateFile: z.string().optional(),
            stackName: z.string().optional(),
            directoryName: z.string().optional(),
          })
          .optional(),
      }),
    )
    .default({}),
});

/**
 * The stacks of one region in a CDK cloud assembly, nested assemblies (stages) included.
 * @see https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/cloud-assembly-schema
 */
export async function readAssembly(folder: string, region: string): Promise<StackTemplate[]> {
  const { artifacts } = manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const stacks: StackTemplate[] = [];
  for (const [artifactId, { type, environment, properties }] of Object.entries(artifacts)) {
    if (type === 'cdk:cloud-assembly' && properties?.directoryName !== undefined)
      stacks.push(...(await readAssembly(join(folder, properties.directoryName), region)));
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) continue;
    const [account, stackRegion] = (environment ?? '').replace('aws://', '').split('/');
    if (stackRegion !== region && stackRegion !== 'unknown-region' && stackRegion !== undefined) continue;
    const file = JSON.parse(await readFile(join(folder, properties.templateFile), 'utf8'));
    const template = templateDocument.safeParse(file);
    if (!template.success)
      throw new Refusal(
        template.error.issues.map((issue) => `${artifactId}: ${issue.path.join('.')}: ${issue.message}`),
      );
    stacks.push({
      stackName: properties.stackName ?? artifactId,
      region,
      account: account && /^\d{12}$/.test(account) ? account : localAccount,
      template: template.data,
    });
  }
  return stacks;
}
