import { whyNotKept } from '../client/identifier-kind.ts';
import { codesOf, wordsOf } from './coding.ts';
import type { Element } from './element.ts';
import type { Reading } from './reading.ts';

/** As many as the canonical form holds. */
const mostKept = 20;
/** Far more than any person has. */
const mostRead = 200;

interface KeptIdentifier {
  readonly system: string;
  readonly value: string;
  readonly type?: string;
}

const kept = (element: Element, { findings, origins }: Reading): KeptIdentifier | undefined => {
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
  return origins.of({ system, value, ...(code === undefined ? {} : { type: code }) }, element.path);
};

/** The identifiers of a Patient that may recognise the person here; of those left out each is told of. */
export const identifiersOf = (patient: Element, reading: Reading): readonly KeptIdentifier[] => {
  const found = new Map<string, KeptIdentifier>();
  for (const element of patient.many('identifier', mostRead)) {
    const identifier = kept(element, reading);
    if (identifier === undefined) continue;
    const name = JSON.stringify([identifier.system, identifier.value]);
    const before = found.get(name);
    if (before?.type === undefined) found.set(name, identifier);
  }
  if (found.size > mostKept) reading.findings.warn('list-shortened', patient.at('identifier'));
  return [...found.values()].slice(0, mostKept);
};
