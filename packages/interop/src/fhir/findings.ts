import type { Issue } from '@continuum/domain';
import type { Warning } from '../translation.ts';
import type { WarningCode } from '../warning-codes.ts';

/** `entry[3].resource.period.end` as the segments an issue carries. */
const segments = (element: string): string[] => (element === '' ? [] : element.split('.'));

/** What comes to light while a Bundle is read: reasons to refuse it, warnings, and where each field came from. */
export class Findings {
  readonly issues: Issue[] = [];
  readonly warnings: Warning[] = [];
  readonly #origins = new Map<string, string>();

  refuse(element: string, expected: string, got: string): void {
    this.issues.push({ path: segments(element), expected, got });
  }

  warn(code: WarningCode, element: string): void {
    this.warnings.push({ code, path: element });
  }

  /** Remembers which element a canonical field, `conditions.0.onsetOn`, was read from. */
  came(field: string, element: string): void {
    this.#origins.set(field, element);
  }

  /** The element that a canonical path, or the nearest part around it, was read from. */
  originOf(path: Issue['path']): string {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = this.#origins.get(path.slice(0, length).join('.'));
      if (origin !== undefined) return origin;
    }
    return '';
  }

  /** An issue of the canonical form, told in the message's own terms. */
  translated({ path, expected, got }: Issue): Issue {
    return { path: segments(this.originOf(path)), expected, got };
  }
}
