import { Refusal } from './refusal.ts';

/** What a template's own words refer to: resources of its stack, exports of the other stacks. */
export interface References {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, attribute: string): string;
  importValue(exportName: string): string;
}

/** `AWS::NoValue`: the property it stands for is left out. */
export const noValue = Symbol('AWS::NoValue');

type Resolve = (value: unknown) => unknown;
type Intrinsic = (argument: unknown, resolve: Resolve, references: References) => unknown;

/**
 * Resolves the intrinsic functions the CDK writes; an unknown one stops the start with its name.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveIntrinsics(value: unknown, references: References): unknown {
  const resolve: Resolve = (inner) => resolveIntrinsics(inner, references);
  if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const intrinsic = intrinsics[first[0]];
    if (!intrinsic) throw new Refusal([`the intrinsic function ${first[0]} is not implemented`]);
    return intrinsic(first[1], resolve, references);
  }
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, resolve(inner)]).filter(([, inner]) => inner !== noValue),
  );
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, _resolve, references) => references.ref(text('Ref', argument)),
  'Fn::GetAtt': (argument, _resolve, references) => {
    const [logicalId, ...path] =
      typeof argument === 'string' ? argument.split('.') : list('Fn::GetAtt', argument);
    return references.attribute(text('Fn::GetAtt', logicalId), path.map(String).join('.'));
  },
  'Fn::Join': (argument, resolve) => {
    const [separator, parts] = list('Fn::Join', argument);
    return list('Fn::Join', resolve(parts))
      .map((part) => text('Fn::Join', part))
      .join(text('Fn::Join', separator));
  },
  'Fn::Split': (argument, resolve) => {
    const [separator, whole] = list('Fn::Split', argument);
    return text('Fn::Split', resolve(whole)).split(text('Fn::Split', separator));
  },
  'Fn::Select': (argument, resolve) => {
    const [index, from] = list('Fn::Select', argument);
    const chosen = list('Fn::Select', resolve(from))[Number(resolve(index))];
    if (chosen === undefined) throw new Refusal([`Fn::Select has no element ${String(index)}`]);
    return chosen;
  },
  'Fn::ImportValue': (argument, resolve, references) =>
    references.importValue(text('Fn::ImportValue', resolve(argument))),
  'Fn::Sub': (argument, resolve, references) => {
    const [pattern, given] = typeof argument === 'string' ? [argument, {}] : list('Fn::Sub', argument);
    return substitute(text('Fn::Sub', pattern), record(resolve(given ?? {})), references);
  },
};

function substitute(pattern: string, given: Record<string, unknown>, references: References): string {
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in given) return text('Fn::Sub', given[name]);
    const [logicalId = '', ...path] = name.split('.');
    return path.length > 0
      ? references.attribute(logicalId, path.join('.'))
      : text('Fn::Sub', references.ref(logicalId));
  });
}

function text(where: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Refusal([`${where} expected text, got ${value === null ? 'null' : typeof value}`]);
}

function list(where: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Refusal([`${where} expected a list, got ${value === null ? 'null' : typeof value}`]);
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Refusal([`Fn::Sub expected a map of values, got ${typeof value}`]);
}
