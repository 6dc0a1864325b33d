import type { ReadJson } from '../../json/read-json.ts';
import { listAt, objectAt } from '../../json/value.ts';
import { sourcesOfLastResort, type Unnamed, usableMessageId } from '../../message-id.ts';
import { type Found, firstOf, type Source } from '../../reading/sources.ts';
import type { Message } from '../../wire-format.ts';
import { codesOf } from '../coding/concept.ts';
import { type Located, under } from './located.ts';
import type { Opened } from './open-message.ts';

interface Asked extends Unnamed, Pick<Message, 'json'> {
  readonly opened: Opened;
}

/** Fields that came twice say two things, so neither of them names the message. */
const cameTwice = ({ issues }: ReadJson, name: string): boolean =>
  issues.some(({ path }) => path[0] === name);

/** The only resource of a type that is not part of a Bundle in the Bundle. */
const only = ({ opened }: Asked, type: string): Located | undefined => {
  const found = opened.resources.filter((one) => one.type === type && one.nested === undefined);
  return found.length === 1 ? found[0] : undefined;
};

const usable = (candidate: unknown, path: string, { json, needs }: Asked) => {
  const value = cameTwice(json, /^[A-Za-z]+/.exec(path)?.[0] ?? '')
    ? undefined
    : usableMessageId(candidate, needs.parseCanonical);
  return value === undefined ? undefined : { value, path };
};

/** What FHIR lets an id be: https://hl7.org/fhir/R4/datatypes.html#id */
const idShape = /^[A-Za-z0-9\-.]{1,64}$/;

/** The id of a resource; one that FHIR does not allow names the message all the same, and is told of. */
const resourceId = (id: unknown, path: string, asked: Asked) => {
  const read = usable(id, path, asked);
  if (read !== undefined && !idShape.test(read.value)) asked.findings.warn('unusual-message-id', path);
  return read;
};

/** HL7 table 0203, PLAC: the identifier of the one who placed the order. */
const placer = 'PLAC';
const mostIdentifiers = 20;

const taskIdentifier = (asked: Asked) => {
  const task = only(asked, 'Task');
  if (task === undefined) return undefined;
  const identifiers = listAt(task.resource['identifier']).slice(0, mostIdentifiers).map(objectAt);
  const placed = identifiers.findIndex(({ type }) => codesOf(type).includes(placer));
  const index = placed === -1 ? 0 : placed;
  return usable(identifiers[index]?.['value'], under(task.path, `identifier[${index}].value`), asked);
};

const sources: readonly Source<Asked, string>[] = [
  {
    source: 'MessageHeader.id',
    read: (asked) => {
      const header = only(asked, 'MessageHeader');
      return header && resourceId(header.resource['id'], under(header.path, 'id'), asked);
    },
  },
  {
    source: 'Bundle.identifier',
    read: (asked) =>
      usable(objectAt(asked.opened.bundle?.['identifier'])['value'], 'identifier.value', asked),
  },
  { source: 'Bundle.id', read: (asked) => resourceId(asked.opened.bundle?.['id'], 'id', asked) },
  { source: 'Task.identifier', read: taskIdentifier },
  ...sourcesOfLastResort('id'),
];

/** The id a message is known by. */
export const messageIdOf = (asked: Asked): Found<string> => firstOf(sources, asked) as Found<string>;
