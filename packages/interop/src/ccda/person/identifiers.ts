import { whyNotKept } from '../../client/identifier-kind.ts';
import { canonicalSystem } from '../../coding/code-systems.ts';
import type { Read } from '../../reading/sources.ts';
import { systemOf } from '../reading/coded.ts';
import type { Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';

/** Far more than anybody has. */
const mostRead = 200;

export interface KeptIdentifier {
  readonly system: string;
  readonly value: string;
}

/** A root that is unique by itself, where there is no extension. */
const alone = (root: string): KeptIdentifier | undefined => {
  const system = systemOf(root);
  return system.startsWith('urn:uuid:') ? { system: 'urn:ietf:rfc:3986', value: system } : undefined;
};

const kept = (id: XmlElement, { findings, provenance }: Reading): KeptIdentifier | undefined => {
  const [root, extension] = [id.text('root'), id.text('extension')];
  const system = root === undefined ? undefined : canonicalSystem(systemOf(root));
  const value = extension ?? root ?? '';
  const dropped = whyNotKept({ system: root ?? system, value, types: [] });
  const identifier =
    extension === undefined
      ? root === undefined
        ? undefined
        : alone(root)
      : system === undefined
        ? undefined
        : { system, value: extension };
  const warning = dropped ?? (root === undefined ? 'identifier-without-system' : 'unusable-value');
  if (dropped === undefined && identifier !== undefined) return provenance.whole(identifier, id.path);
  findings.warn(warning, id.path);
  return undefined;
};

/** The identifiers of a role that may be kept; of those left out each is told of. */
export const identifiersOf = (
  role: XmlElement,
  mostKept: number,
  reading: Reading,
): readonly KeptIdentifier[] => {
  const found = new Map<string, KeptIdentifier>();
  for (const id of role.many('id').slice(0, mostRead)) {
    const identifier = kept(id, reading);
    if (identifier !== undefined)
      found.set(JSON.stringify([identifier.system, identifier.value]), identifier);
  }
  if (found.size > mostKept) reading.findings.warn('list-shortened', `${role.path}/id`);
  return [...found.values()].slice(0, mostKept);
};

/** The same, as something read. */
export const identifiersAt = (
  role: XmlElement,
  mostKept: number,
  reading: Reading,
): Read<readonly KeptIdentifier[]> => ({
  value: identifiersOf(role, mostKept, reading),
  path: `${role.path}/id`,
});
