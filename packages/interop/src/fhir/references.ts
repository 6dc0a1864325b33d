import { listAt, objectAt, textAt } from '../json/value.ts';
import { containedIn, type Located } from './located.ts';

const relative = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;
const conditional = /^([A-Z][A-Za-z]+)\?identifier=([^|&]*)\|([^|&]+)$/;
const history = /\/_history\/[A-Za-z0-9\-.]{1,64}$/;

const identifierKey = (type: unknown, system: unknown, value: unknown): string =>
  JSON.stringify([type, system, value]);

/** Every resource by its type and each of its identifiers; undefined where two resources share one. */
const indexByIdentifier = (resources: readonly Located[]): ReadonlyMap<string, Located | undefined> => {
  const index = new Map<string, Located | undefined>();
  for (const located of resources) {
    for (const { system, value } of listAt(located.resource['identifier']).map(objectAt)) {
      const key = identifierKey(located.type, system, value);
      const shared = index.has(key) && index.get(key) !== located;
      index.set(key, shared ? undefined : located);
    }
  }
  return index;
};

/**
 * Follows references inside one Bundle, as https://hl7.org/fhir/R4/bundle.html#references tells: contained
 * (`#a`), by fullUrl (`urn:uuid:…`, absolute), relative to the fullUrl of the entry that refers or, where there is
 * none, by type and id, and conditional (`Practitioner?identifier=system|value`).
 */
export class References {
  readonly #resources: readonly Located[];
  #byIdentifier: ReadonlyMap<string, Located | undefined> | undefined;
  readonly #byUrl = new Map<string, Located>();
  readonly #byTypeAndId = new Map<string, Located>();

  constructor(resources: readonly Located[]) {
    this.#resources = resources;
    for (const located of resources) {
      const id = textAt(located.resource['id']);
      const url = located.fullUrl ?? (id === undefined ? undefined : `urn:uuid:${id}`);
      if (url !== undefined && !this.#byUrl.has(url)) this.#byUrl.set(url, located);
      const name = `${located.type}/${id}`;
      if (id !== undefined && !this.#byTypeAndId.has(name)) this.#byTypeAndId.set(name, located);
    }
  }

  /** The resource that a Reference element names; undefined when it is not in the Bundle. */
  follow(element: unknown, from: Located): Located | undefined {
    const text = textAt(objectAt(element)['reference'])?.replace(history, '');
    if (text === undefined) return undefined;
    if (text.startsWith('#')) {
      const container = from.container ?? from;
      return containedIn(container).find(({ resource }) => resource['id'] === text.slice(1));
    }
    return this.#byUrl.get(text) ?? this.#relative(text, from.container ?? from) ?? this.#conditional(text);
  }

  #relative(text: string, { fullUrl, resource, type }: Located): Located | undefined {
    if (!relative.test(text)) return undefined;
    const own = `${type}/${textAt(resource['id'])}`;
    const based = fullUrl?.endsWith(`/${own}`)
      ? this.#byUrl.get(fullUrl.slice(0, -own.length) + text)
      : undefined;
    return based ?? this.#byTypeAndId.get(text);
  }

  #conditional(text: string): Located | undefined {
    const [, type, system, value] = conditional.exec(text) ?? [];
    if (system === undefined || value === undefined) return undefined;
    this.#byIdentifier ??= indexByIdentifier(this.#resources);
    return this.#byIdentifier.get(identifierKey(type, system, value));
  }
}
