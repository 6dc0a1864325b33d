import type { System } from '../../kit/system/system.ts';
import { marker } from '../bodies/hostile-values.ts';

const reasonsKept = (system: System): readonly unknown[] =>
  system.memory
    .objects()
    .filter(({ key }) => key.startsWith('quarantine/'))
    .map(({ key, text }) => ({ key, reason: JSON.parse(text).reason }));

type Place = 'a log line' | 'a figure' | 'an event' | 'a reason of the quarantine';

/**
 * Where what stands for something personal has come, and must not: log lines, figures, events, reasons.
 * @param expected where it may be, since it was put there
 */
export const leaksOf = (system: System, expected?: Place): readonly string[] => {
  const places: Readonly<Record<Place, unknown>> = {
    'a log line': system.lines.map(({ what, fields }) => ({ what, fields })),
    'a figure': system.figures,
    'an event': system.published,
    'a reason of the quarantine': reasonsKept(system),
  };
  return Object.entries(places)
    .filter(([place, held]) => place !== expected && JSON.stringify(held).includes(marker))
    .map(([place]) => `${place} holds what was sent`);
};
