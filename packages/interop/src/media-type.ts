import type { Issue } from '@continuum/domain';

export interface MediaType {
  /** `type/subtype`, lower case. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A Content-Type field value (RFC 9110 §8.3.1): names and parameter values in lower case, quotes removed. */
export const readMediaType = (field: string): MediaType => {
  const [name = '', ...rest] = field.split(';');
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [parameter = '', ...value] = part.split('=');
    const text = value.join('=').trim();
    parameters.set(parameter.trim().toLowerCase(), text.replace(/^"(.*)"$/, '$1').toLowerCase());
  }
  return { name: name.trim().toLowerCase(), parameters };
};

/** Parameters whose value a format does not understand, such as another charset than UTF-8. */
export const parameterIssues = (
  { parameters }: MediaType,
  understood: Readonly<Record<string, readonly string[]>>,
): Issue[] =>
  Object.entries(understood).flatMap(([parameter, values]) => {
    const given = parameters.get(parameter.toLowerCase());
    return given === undefined || values.includes(given)
      ? []
      : [{ path: ['content-type', parameter], expected: values[0] ?? 'no value', got: 'another value' }];
  });
