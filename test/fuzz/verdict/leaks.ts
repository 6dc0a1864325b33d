import type { System } from '../../kit/system/system.ts';
import { marker } from '../bodies/hostile-values.ts';

const reasonsKept = (system: System): readonly unknown[] =>
  system.memory
    .objects()
    .filter(({ key }) => key.startsWith('quarantine/'))
    .map(({ key, text }) => ({ key, reason: JSON.parse(text).reason }));

/** Where what stands for something personal has come, and must not: log lines, figures, events, reasons. */
export const leaksOf = (system: System): readonly string[] => {
  const places = {
    'a log line': system.lines.map(({ what, fields }) => ({ what, fields })),
    'a figure': system.figures,
    'an event': system.published,
    'a reason of the quarantine': reasonsKept(system),
  };
  return Object.entries(places)
    .filter(([, held]) => JSON.stringify(held).includes(marker))
    .map(([place]) => `${place} holds what was sent`);
};
