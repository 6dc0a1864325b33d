import type { Issue } from '@continuum/domain';
import { mostFindings } from '../bounded.ts';
import type { Warning } from '../translation.ts';
import type { WarningCode } from '../warning-codes.ts';

/** `entry[3].resource.period.end` as the segments an issue carries. */
export const segmentsOf = (element: string): string[] => (element === '' ? [] : element.split('.'));

/** What comes to light while a message is read: reasons to refuse it, and warnings, each once for each place. */
export class Findings {
  readonly issues: Issue[];
  readonly #warnings = new Map<WarningCode, Map<string, Warning>>();

  /** @param issues what came to light before */
  constructor(issues: readonly Issue[] = []) {
    this.issues = [...issues];
  }

  /** One more than an answer carries is kept, so that the answer can say that there are more. */
  refuse(element: string, expected: string, got: string): void {
    if (this.issues.length <= mostFindings) this.issues.push({ path: segmentsOf(element), expected, got });
  }

  warn(code: WarningCode, element: string): void {
    const places = this.#warnings.get(code) ?? new Map<string, Warning>();
    if (places.size < mostFindings) places.set(element, { code, path: element });
    this.#warnings.set(code, places);
  }

  get warnings(): readonly Warning[] {
    return [...this.#warnings.values()].flatMap((places) => [...places.values()]);
  }
}
