import type { Instant } from '@continuum/contracts';
import type { ImportPlace } from '../ports/index.ts';
import { type ImportNeeds, workOnImport } from './work-on-import.ts';

/** Jobs of one look; what is left waits for the next. */
const jobsMost = 20;
/** Slices of one job before another has its turn: a large file does not keep a small one waiting. */
const slicesOfATurn = 40;

/**
 * Goes on with every import that waits, turn by turn, until there is nothing to do or the time is over. One that
 * fails keeps no other waiting.
 * @param onFailure is told of each job that could not be gone on with
 * @param onDefect is told of each row in whose way an error of ours stood
 */
export const workOnImports = async (
  until: Instant,
  needs: ImportNeeds,
  onFailure: (place: ImportPlace, cause: unknown) => void,
  onDefect: (place: ImportPlace, cause: unknown) => void,
): Promise<void> => {
  const { imports, surroundings } = needs;
  const isOver = (): boolean => surroundings.now() >= until;
  for (let worked = true; worked && !isOver(); ) {
    worked = false;
    for (const place of await imports.waiting(surroundings.now(), jobsMost)) {
      if (isOver()) return;
      try {
        const budget = { slices: slicesOfATurn, until };
        const outcome = await workOnImport(place, budget, needs, (cause) => onDefect(place, cause));
        worked ||= outcome === 'worked';
      } catch (cause) {
        onFailure(place, cause);
      }
    }
  }
};
