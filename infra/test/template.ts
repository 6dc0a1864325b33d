/** A synthesized template, as far as tests read it. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Rules?: Readonly<Record<string, unknown>>;
}

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are read freely here, and a wrong path fails the test.
  readonly Properties: any;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Both stacks of one stage in one region. */
export interface StageTemplates {
  readonly data: Template;
  readonly service: Template;
}

export type Entry = readonly [logicalId: string, resource: Resource];

export const entriesOf = ({ Resources }: Template, type: string): Entry[] =>
  Object.entries(Resources).filter(([, resource]) => resource.Type === type);

/** The resources of a type in both stacks. */
export const everyEntry = ({ data, service }: StageTemplates, type: string): Entry[] => [
  ...entriesOf(data, type),
  ...entriesOf(service, type),
];

/** The only resource of a type in a template. */
export function theOnly(template: Template, type: string): Resource {
  const [first, ...others] = entriesOf(template, type);
  if (!first || others.length > 0)
    throw new Error(`expected one ${type}; found ${entriesOf(template, type).length}`);
  return first[1];
}

/** The logical id a `Ref` or `Fn::GetAtt` of the same stack points to; undefined for anything else. */
export function targetOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('Ref' in value && typeof value.Ref === 'string') return value.Ref;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return String(value['Fn::GetAtt'][0]);
  return undefined;
}

/**
 * A value with its references in plain text, one line: `<Table.Arn>/index/list`. What another stack exports is
 * named by the logical id its export is named for.
 */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const [[intrinsic, operand] = ['', undefined]] = Object.entries(value);
  switch (intrinsic) {
    case 'Ref':
      return `<${operand}>`;
    case 'Fn::GetAtt':
      return `<${operand.join('.')}>`;
    case 'Fn::Join':
      return operand[1].map(plain).join(operand[0]);
    case 'Fn::Sub':
      return String(operand).replaceAll(/\$\{([^}]+)\}/g, '<$1>');
    case 'Fn::ImportValue':
      return imported(String(operand));
    default:
      throw new Error(`the intrinsic ${intrinsic} is not read here`);
  }
}

function imported(exportName: string): string {
  const [, attribute, ref] =
    /ExportsOutput(?:FnGetAtt([A-Za-z]+)|Ref([A-Za-z]+))[0-9A-F]{8}$/.exec(exportName) ?? [];
  if (ref !== undefined) return `<${ref}>`;
  if (attribute === undefined) throw new Error(`no export is named ${exportName}`);
  return `<${attribute.replace(/(Arn|StreamArn|ProviderURL|QueueName)$/, '.$1').replace('Stream.Arn', '.StreamArn')}>`;
}

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];
