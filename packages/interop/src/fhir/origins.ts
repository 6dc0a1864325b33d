import type { Issue } from '@continuum/domain';
import { segmentsOf } from './findings.ts';

interface Origin {
  readonly element: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Which element of the message every part of a canonical discharge was read from. */
export class Origins {
  readonly #origins = new WeakMap<object, Origin>();

  /** Remembers where a part came from, and where those of its fields did whose elements are called differently. */
  of<Part extends object>(part: Part, element: string, fields: Readonly<Record<string, string>> = {}): Part {
    this.#origins.set(part, { element, fields });
    return part;
  }

  /** The element that a canonical path, or the nearest part around it, was read from. */
  elementAt(candidate: object, path: Issue['path']): string {
    let element = '';
    let part: unknown = candidate;
    for (const step of path) {
      const origin = typeof part === 'object' && part !== null ? this.#origins.get(part) : undefined;
      element = origin?.fields[step] ?? origin?.element ?? element;
      part = typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined;
    }
    return typeof part === 'object' && part !== null
      ? (this.#origins.get(part)?.element ?? element)
      : element;
  }

  /** An issue of the canonical form, told in the message's own terms. */
  translated(candidate: object, { path, expected, got }: Issue): Issue {
    return { path: segmentsOf(this.elementAt(candidate, path)), expected, got };
  }
}
