import { isObject, listAt, objectAt, textAt } from '../../json/value.ts';
import { type Located, under } from './located.ts';

const relative = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;
const typeAndId = /\/([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/;
const conditional = /^([A-Z][A-Za-z]+)\?identifier=([^|&]*)\|([^|&]+)$/;
const history = /\/_history\/[A-Za-z0-9\-.]{1,64}$/;
/** Longer than any reference there is; a longer one leads to nothing. */
const longestReference = 2000;

/**
 * What two resources share is ambiguous, and leads to nothing. What a nested Bundle repeats is no second one, nor is
 * another account of the person: of two persons every message is refused.
 */
class Index {
  readonly #found = new Map<string, Located | 'several'>();

  add(key: string, located: Located): void {
    const before = this.#found.get(key);
    if (before === undefined) this.#found.set(key, located);
    else if (before !== located && located.nested === undefined && located.type !== 'Patient')
      this.#found.set(key, 'several');
  }

  get(key: string): Located | undefined {
    const found = this.#found.get(key);
    return found === 'several' ? undefined : found;
  }
}

const identifierKey = (type: string, system: unknown, value: unknown): string =>
  JSON.stringify([type, system, value]);

/** Every resource by each of its identifiers, with its type and without. */
const indexByIdentifier = (resources: readonly Located[]): Index => {
  const index = new Index();
  for (const located of resources) {
    for (const { system, value } of listAt(located.resource['identifier']).map(objectAt)) {
      index.add(identifierKey(located.type, system, value), located);
      index.add(identifierKey('', system, value), located);
    }
  }
  return index;
};

interface Contained {
  readonly all: readonly Located[];
  readonly byId: ReadonlyMap<string, Located>;
}

/**
 * Follows references inside one message, as https://hl7.org/fhir/R4/bundle.html#references tells: contained
 * (`#a`), by fullUrl (`urn:uuid:…`, absolute), relative to the fullUrl of the entry that refers or, where only one
 * resource has them, by type and id, conditional (`Practitioner?identifier=system|value`) and by identifier alone.
 */
export class References {
  readonly #resources: readonly Located[];
  #byIdentifier: Index | undefined;
  readonly #byUrl = new Map<string, Located>();
  readonly #byTypeAndId = new Index();
  readonly #contained = new WeakMap<Located, Contained>();

  constructor(resources: readonly Located[]) {
    this.#resources = resources;
    for (const located of resources) {
      if (located.container !== undefined) continue;
      const id = textAt(located.resource['id']);
      const url = located.fullUrl ?? (id === undefined ? undefined : `urn:uuid:${id}`);
      if (url !== undefined && !this.#byUrl.has(url)) this.#byUrl.set(url, located);
      if (id !== undefined) this.#byTypeAndId.add(`${located.type}/${id}`, located);
    }
  }

  /** The resource that a Reference element names; undefined when it is not in the message. */
  follow(element: unknown, from: Located): Located | undefined {
    const { reference, identifier, type } = objectAt(element);
    const text = textAt(reference);
    if (text === undefined) return this.#logical(identifier, textAt(type) ?? '');
    if (text.length > longestReference) return undefined;
    const container = from.container ?? from;
    if (text === '#') return container;
    if (text.startsWith('#')) return this.#containedIn(container).byId.get(text.slice(1));
    return this.#named(text.replace(history, ''), container);
  }

  /** The resources contained in one, each with its place; the same ones every time. */
  containedIn(container: Located): readonly Located[] {
    return this.#containedIn(container).all;
  }

  #containedIn(container: Located): Contained {
    const known = this.#contained.get(container);
    if (known !== undefined) return known;
    const listed = this.#resources.filter(
      (located) => container.path === '' && located.container === container,
    );
    const all =
      listed.length > 0
        ? listed
        : listAt(container.resource['contained']).flatMap((resource, index): Located[] => {
            const type = isObject(resource) ? textAt(resource['resourceType']) : undefined;
            const path = under(container.path, `contained[${index}]`);
            return isObject(resource) && type !== undefined ? [{ resource, type, path, container }] : [];
          });
    const byId = new Map<string, Located>();
    for (const located of all) {
      const id = textAt(located.resource['id'])?.replace(/^#/, '');
      if (id !== undefined && !byId.has(id)) byId.set(id, located);
    }
    const contained = { all, byId };
    this.#contained.set(container, contained);
    return contained;
  }

  #named(text: string, from: Located): Located | undefined {
    return (
      this.#byUrl.get(text) ?? this.#relative(text, from) ?? this.#absolute(text) ?? this.#conditional(text)
    );
  }

  #relative(text: string, { fullUrl, resource, type }: Located): Located | undefined {
    if (!relative.test(text)) return undefined;
    const own = `${type}/${textAt(resource['id'])}`;
    const based = fullUrl?.endsWith(`/${own}`)
      ? this.#byUrl.get(fullUrl.slice(0, -own.length) + text)
      : undefined;
    return based ?? this.#byTypeAndId.get(text);
  }

  /** An address that is no fullUrl may still mean an entry that has none, or a temporary one. */
  #absolute(text: string): Located | undefined {
    const name = typeAndId.exec(text)?.[1];
    const found = name === undefined ? undefined : this.#byTypeAndId.get(name);
    return found?.fullUrl === undefined || found.fullUrl.startsWith('urn:') ? found : undefined;
  }

  #conditional(text: string): Located | undefined {
    const [, type, system, value] = conditional.exec(text) ?? [];
    return type === undefined ? undefined : this.#identified(type, system, value);
  }

  #logical(identifier: unknown, type: string): Located | undefined {
    const { system, value } = objectAt(identifier);
    return textAt(value) === undefined ? undefined : this.#identified(type, system, value);
  }

  #identified(type: string, system: unknown, value: unknown): Located | undefined {
    this.#byIdentifier ??= indexByIdentifier(this.#resources);
    return this.#byIdentifier.get(identifierKey(type, system, value));
  }
}
