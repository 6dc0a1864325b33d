import type * as z from 'zod';
import type { StackTemplate } from './document.ts';
import { inertTypes } from './inert-types.ts';
import { noValue, type References, resolveIntrinsics } from './intrinsics.ts';
import { Refusal } from './refusal.ts';
import type { NamedResource, ResourceDefinition, RunResource } from './resource-definition.ts';

export type Remember = (key: string, make: () => string) => string;

/**
 * The stacks of one region, read strictly: every resource type is run, inert or refused; every property of
 * what is run is known. All problems are told at once.
 */
export class CloudTemplate {
  readonly #stacks: readonly StackTemplate[];
  readonly #definitions: ReadonlyMap<string, ResourceDefinition>;
  readonly #remember: Remember;

  constructor(
    stacks: readonly StackTemplate[],
    definitions: readonly ResourceDefinition[],
    remember: Remember,
  ) {
    this.#stacks = stacks;
    this.#definitions = new Map(definitions.map((definition) => [definition.type, definition]));
    this.#remember = remember;
    this.#refuseUnknownTypes();
  }

  /** Every resource of a type, resolved and checked. */
  all<Schema extends z.ZodType>(definition: ResourceDefinition<Schema>): RunResource<z.infer<Schema>>[] {
    const problems: string[] = [];
    const found = this.#stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([, resource]) => resource.Type === definition.type)
        .flatMap(([logicalId, resource]) => {
          try {
            const named = this.#named(stack, logicalId);
            return [
              {
                resource: named,
                ref: definition.ref(named),
                properties: this.#properties(stack, logicalId, definition),
                metadata: resource.Metadata,
              },
            ];
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            problems.push(...error.problems.map((problem) => `${stack.stackName}/${logicalId}: ${problem}`));
            return [];
          }
        }),
    );
    if (problems.length > 0) throw new Refusal(problems);
    return found;
  }

  /** Outputs by export name (or their own name), and always by `<stack>.<output>`. */
  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const stack of this.#stacks) {
      for (const [name, output] of Object.entries(stack.template.Outputs)) {
        const value = String(this.#resolve(stack, output.Value));
        outputs[`${stack.stackName}.${name}`] = value;
        outputs[output.Export ? String(this.#resolve(stack, output.Export.Name)) : name] = value;
      }
    }
    return outputs;
  }

  #refuseUnknownTypes(): void {
    const problems: string[] = [];
    for (const { stackName, template } of this.#stacks) {
      for (const [logicalId, { Type, Condition }] of Object.entries(template.Resources)) {
        const runs = this.#definitions.has(Type);
        if (!runs && !(Type in inertTypes))
          problems.push(`${stackName}/${logicalId}: the resource type ${Type} is not known`);
        if (runs && Condition !== undefined)
          problems.push(`${stackName}/${logicalId}: Condition (${Condition}) is not implemented`);
      }
    }
    if (problems.length > 0) throw new Refusal(problems);
  }

  #properties<Schema extends z.ZodType>(
    stack: StackTemplate,
    logicalId: string,
    definition: ResourceDefinition<Schema>,
  ): z.infer<Schema> {
    const all = stack.template.Resources[logicalId]?.Properties ?? {};
    const run = Object.fromEntries(Object.entries(all).filter(([key]) => !definition.inert.includes(key)));
    const parsed = definition.schema.safeParse(this.#resolve(stack, run));
    if (parsed.success) return parsed.data;
    throw new Refusal(parsed.error.issues.map((issue) => describe(definition.type, issue)));
  }

  #named(stack: StackTemplate, logicalId: string): NamedResource {
    const { stackName, region, account } = stack;
    const resource = stack.template.Resources[logicalId];
    const nameProperty = this.#definitions.get(resource?.Type ?? '')?.nameProperty;
    const given = nameProperty && resource?.Properties[nameProperty];
    const name = given === undefined ? undefined : this.#resolve(stack, given);
    return {
      stackName,
      logicalId,
      region,
      account,
      name: typeof name === 'string' && name !== '' ? name : `${stackName}-${logicalId}`,
      remembered: (purpose, make) => this.#remember(`${stackName}/${logicalId}/${purpose}`, make),
    };
  }

  #resolve(stack: StackTemplate, value: unknown): unknown {
    const references: References = {
      ref: (logicalId) => pseudoParameter(stack, logicalId) ?? this.#ref(stack, logicalId),
      attribute: (logicalId, attribute) => this.#attribute(stack, logicalId, attribute),
      importValue: (exportName) => this.#importValue(exportName),
    };
    return resolveIntrinsics(value, references);
  }

  #ref(stack: StackTemplate, logicalId: string): string {
    const type = stack.template.Resources[logicalId]?.Type;
    if (type === undefined)
      throw new Refusal([`Ref names ${logicalId}, which is no resource of ${stack.stackName}`]);
    const named = this.#named(stack, logicalId);
    return this.#definitions.get(type)?.ref(named) ?? named.name;
  }

  #attribute(stack: StackTemplate, logicalId: string, attribute: string): string {
    const type = stack.template.Resources[logicalId]?.Type;
    if (type === undefined)
      throw new Refusal([`Fn::GetAtt names ${logicalId}, which is no resource of ${stack.stackName}`]);
    const read = (this.#definitions.get(type) ?? inertTypes[type])?.attributes[attribute];
    if (!read) throw new Refusal([`the attribute ${attribute} of ${type} (${logicalId}) is not implemented`]);
    return read(this.#named(stack, logicalId));
  }

  #importValue(exportName: string): string {
    for (const stack of this.#stacks) {
      for (const output of Object.values(stack.template.Outputs)) {
        if (output.Export && this.#resolve(stack, output.Export.Name) === exportName)
          return String(this.#resolve(stack, output.Value));
      }
    }
    throw new Refusal([`Fn::ImportValue names ${exportName}, which no stack exports`]);
  }
}

function pseudoParameter(stack: StackTemplate, name: string): unknown {
  const values: Record<string, unknown> = {
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
    'AWS::StackName': stack.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.stackName}/local`,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': noValue,
  };
  if (name.startsWith('AWS::') && !(name in values))
    throw new Refusal([`the pseudo parameter ${name} is not implemented`]);
  return values[name];
}

function describe(type: string, issue: z.core.$ZodIssue): string {
  const path = [type, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `the property ${path}.${key} is not implemented`).join('; ');
  return `${path}: ${issue.message}`;
}
