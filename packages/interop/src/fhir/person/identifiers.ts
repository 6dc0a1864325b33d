import { whyNotKept } from '../../client/identifier-kind.ts';
import type { Read } from '../../reading/sources.ts';
import { codesOf, wordsOf } from '../coding/concept.ts';
import type { Element } from '../reading/element.ts';
import type { Reading } from '../reading/reading.ts';

/** Far more than anybody has. */
const mostRead = 200;

export interface KeptIdentifier {
  readonly system: string;
  readonly value: string;
  readonly type?: string;
}

type Known = Pick<Reading, 'findings' | 'provenance'>;

const kept = (element: Element, { findings, provenance }: Known): KeptIdentifier | undefined => {
  const system = element.text('system');
  const value = element.text('value');
  const type = element.value['type'];
  const codes = codesOf(type);
  if (value === undefined) {
    findings.warn('unusable-value', element.path);
    return undefined;
  }
  const unneeded = whyNotKept({ system, value, types: [...codes, ...wordsOf(type)] });
  const dropped =
    unneeded ??
    (element.value['use'] === 'old' ? 'identifier-dropped' : undefined) ??
    (system === undefined ? 'identifier-without-system' : undefined);
  if (dropped !== undefined || system === undefined) {
    findings.warn(dropped ?? 'identifier-without-system', element.path);
    return undefined;
  }
  const [code] = codes;
  return provenance.whole({ system, value, ...(code === undefined ? {} : { type: code }) }, element.path);
};

/** The identifiers of a resource that may be kept; of those left out each is told of. */
export const identifiersOf = (
  resource: Element,
  mostKept: number,
  reading: Known,
): Read<readonly KeptIdentifier[]> => {
  const found = new Map<string, KeptIdentifier>();
  for (const element of resource.oneOrMany('identifier', mostRead)) {
    const identifier = kept(element, reading);
    if (identifier === undefined) continue;
    const name = JSON.stringify([identifier.system, identifier.value]);
    const before = found.get(name);
    if (before?.type === undefined) found.set(name, identifier);
  }
  if (found.size > mostKept) reading.findings.warn('list-shortened', resource.at('identifier'));
  return { value: [...found.values()].slice(0, mostKept), path: resource.at('identifier') };
};
