import { isObject, type JsonObject, textAt } from '../../json/value.ts';
import type { Findings } from '../../reading/findings.ts';
import type { Read } from '../../reading/sources.ts';
import { under } from '../message/located.ts';

/** One resource or datatype being read: what is there in the wrong shape is told of, and reads as nothing. */
export class Element {
  readonly value: JsonObject;
  readonly path: string;
  readonly #findings: Findings;

  constructor(value: JsonObject, path: string, findings: Findings) {
    this.value = value;
    this.path = path;
    this.#findings = findings;
  }

  at(name: string): string {
    return under(this.path, name);
  }

  text(name: string): string | undefined {
    return this.#told(name, textAt(this.value[name]));
  }

  /** A text with the path it stands at. */
  read(name: string): Read<string> | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : { value, path: this.at(name) };
  }

  one(name: string): Element | undefined {
    const value = this.value[name];
    return this.#told(name, isObject(value) ? new Element(value, this.at(name), this.#findings) : undefined);
  }

  /** The objects of a list, at most so many; a longer list is told of. */
  many(name: string, most: number): readonly Element[] {
    return this.#items(name, most).flatMap(({ item, path }) => {
      if (isObject(item)) return [new Element(item, path, this.#findings)];
      this.#findings.warn('unusable-value', path);
      return [];
    });
  }

  /** The objects of a list, or the only one where an element that repeats came as one object. */
  oneOrMany(name: string, most: number): readonly Element[] {
    const only = this.value[name];
    return isObject(only) ? [new Element(only, this.at(name), this.#findings)] : this.many(name, most);
  }

  /** The texts of a list, at most so many; null stands for a value that is only extended and is no text. */
  texts(name: string, most: number): readonly string[] {
    return this.#items(name, most).flatMap(({ item, path }) => {
      const text = textAt(item);
      if (text === undefined && item !== null) this.#findings.warn('unusable-value', path);
      return text === undefined ? [] : [text];
    });
  }

  #items(name: string, most: number): readonly { readonly item: unknown; readonly path: string }[] {
    const value = this.value[name];
    const list = this.#told(name, Array.isArray(value) ? (value as unknown[]) : undefined) ?? [];
    if (list.length > most) this.#findings.warn('list-shortened', this.at(name));
    return list.slice(0, most).map((item, index) => ({ item, path: `${this.at(name)}[${index}]` }));
  }

  #told<Value>(name: string, read: Value | undefined): Value | undefined {
    if (read === undefined && this.value[name] !== undefined)
      this.#findings.warn('unusable-value', this.at(name));
    return read;
  }
}
