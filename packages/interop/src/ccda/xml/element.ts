/** Namespaces of CDA and of its extensions, https://www.hl7.org/ccdasearch; an element of any other is not named. */
const prefixes: Readonly<Record<string, string>> = { 'urn:hl7-org:v3': '', 'urn:hl7-org:sdtc': 'sdtc:' };

/** The name of an element as CDA writes it, whatever prefix a document gives its namespace. */
export const nameIn = (namespace: string, local: string): string | undefined => {
  const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
  return prefix === undefined ? undefined : `${prefix}${local}`;
};

/** One element of a document. */
export class XmlElement {
  readonly name: string;
  readonly parent: XmlElement | undefined;
  /** By their local name; `xsi:type` without the prefix of its value. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Text and elements in the order in which they stand. */
  readonly content: (string | XmlElement)[] = [];
  readonly #byName = new Map<string, XmlElement[]>();
  /** Its place among elements of the same name, from 1. */
  readonly #position: number;

  constructor(name: string, attributes: ReadonlyMap<string, string>, parent?: XmlElement) {
    this.name = name;
    this.attributes = attributes;
    this.parent = parent;
    const same = parent?.all(name) ?? [];
    this.#position = same.length + 1;
    if (parent === undefined) return;
    parent.content.push(this);
    if (same.length > 0) (same as XmlElement[]).push(this);
    else parent.#byName.set(name, [this]);
  }

  /** Children of a name, in order, also those that say that they are empty. */
  all(name: string): readonly XmlElement[] {
    return this.#byName.get(name) ?? [];
  }

  /** Children of a name that state something. */
  many(name: string): readonly XmlElement[] {
    return this.all(name).filter(({ isNull }) => !isNull);
  }

  /** The first element at the end of a way that states something: `effectiveTime/high`. */
  at(way: string): XmlElement | undefined {
    return way.split('/').reduce<XmlElement | undefined>((element, name) => element?.many(name)[0], this);
  }

  /** Whether the element says that it has no value, and why. */
  get isNull(): boolean {
    return this.attributes.has('nullFlavor');
  }

  /** An attribute that is not blank, trimmed. */
  text(attribute: string): string | undefined {
    const text = this.attributes.get(attribute)?.trim();
    return text === '' ? undefined : text;
  }

  /** Where the element is, as XPath: numbered where several have its name. */
  get path(): string {
    const place = (this.parent?.all(this.name).length ?? 0) > 1 ? `[${this.#position}]` : '';
    return `${this.parent === undefined ? '' : `${this.parent.path}/`}${this.name}${place}`;
  }
}
