import type { Read } from '../../reading/sources.ts';
import type { Delimiters } from './delimiters.ts';
import { unescaped } from './escapes.ts';

/** `""` in place of a value: the sender deletes what was there before. As a source it gives nothing. */
const explicitDelete = '""';

/** Far more than any field has. */
const mostRepeats = 200;

/** One repeat of a field: its components, and where it stands. */
export class Field {
  readonly path: string;
  readonly #raw: string;
  readonly #delimiters: Delimiters;

  constructor(raw: string, path: string, delimiters: Delimiters) {
    this.#raw = raw;
    this.path = path;
    this.#delimiters = delimiters;
  }

  /** The text of a component, or of one of its subcomponents, counted from 1; undefined when empty or deleted. */
  text(component = 1, subcomponent = 1): string | undefined {
    const { component: between, subcomponent: within } = this.#delimiters;
    const part = this.#raw.split(between, component)[component - 1];
    const raw = part?.split(within, subcomponent)[subcomponent - 1] ?? '';
    const text = unescaped(raw, this.#delimiters).trim();
    return text === '' || text === explicitDelete ? undefined : text;
  }

  read(component = 1, subcomponent = 1): Read<string> | undefined {
    const value = this.text(component, subcomponent);
    return value === undefined ? undefined : { value, path: this.at(component) };
  }

  /** The field as one text, its components apart by spaces. */
  whole(): string | undefined {
    const { component, subcomponent } = this.#delimiters;
    const parts = this.#raw
      .split(component)
      .flatMap((part) => part.split(subcomponent))
      .map((part) => unescaped(part, this.#delimiters).trim())
      .filter((part) => part !== '' && part !== explicitDelete);
    return parts.length === 0 ? undefined : parts.join(' ');
  }

  get isEmpty(): boolean {
    return this.whole() === undefined;
  }

  at(component: number): string {
    return component === 1 ? this.path : `${this.path}.${component}`;
  }
}

/** One line of a message. */
export class Segment {
  readonly name: string;
  /** `PID`, or `OBX[3]` for the third of them. */
  readonly path: string;
  readonly #fields: readonly string[];
  readonly #delimiters: Delimiters;

  constructor(line: string, occurrence: number, delimiters: Delimiters) {
    const fields = line.split(delimiters.field);
    this.name = fields[0] ?? '';
    this.path = occurrence === 1 ? this.name : `${this.name}[${occurrence}]`;
    /** MSH-1 is the separator itself. */
    this.#fields = this.name === 'MSH' ? ['MSH', delimiters.field, ...fields.slice(1)] : fields;
    this.#delimiters = delimiters;
  }

  at(field: number): string {
    return `${this.path}-${field}`;
  }

  /** The repeats of a field that say something. */
  repeats(field: number): readonly Field[] {
    return (this.#fields[field] ?? '')
      .split(this.#delimiters.repetition, mostRepeats)
      .map((raw, index) => {
        const path = index === 0 ? this.at(field) : `${this.at(field)}[${index + 1}]`;
        return new Field(raw, path, this.#delimiters);
      })
      .filter((repeat) => !repeat.isEmpty);
  }

  field(field: number): Field | undefined {
    return this.repeats(field)[0];
  }

  text(field: number, component = 1): string | undefined {
    return this.field(field)?.text(component);
  }

  read(field: number, component = 1): Read<string> | undefined {
    return this.field(field)?.read(component);
  }

  /** A field as it was written, delimiters and all. */
  written(field: number): string {
    return this.#fields[field] ?? '';
  }

  /** Whether anything is written there, an explicit delete as well. */
  holds(field: number): boolean {
    return this.written(field) !== '';
  }
}
