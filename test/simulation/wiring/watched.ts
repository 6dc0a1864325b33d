import type { Log, LogFields, Tally } from '@continuum/lambda';
import type { Node } from '../world/node.ts';
import type { World } from '../world/world.ts';

/** A defect that a function told of: something that should never happen, whatever goes wrong around it. */
export interface Defect {
  readonly at: number;
  readonly node: string;
  readonly what: string;
  readonly fields: LogFields;
  readonly error: unknown;
}

/** An episode that a function had trouble with, and told so. */
export interface Trouble {
  readonly at: number;
  readonly episodeId: string;
}

export interface Watched {
  readonly defects: Defect[];
  readonly troubles: Trouble[];
  logOf(node: Node): Log;
  readonly tally: Tally;
}

/** Logs that only look for defects, and figures that nobody adds up. */
export const createWatched = ({ schedule, trace }: World): Watched => {
  const defects: Defect[] = [];
  const troubles: Trouble[] = [];
  return {
    defects,
    troubles,
    logOf: ({ name }) => ({
      note: () => undefined,
      warn: () => undefined,
      fail: (what, fields, error) => {
        trace.tell(fields.episodeId ?? name, `${name}: ${what} (${fields.outcome ?? ''})`);
        if (fields.episodeId !== undefined)
          troubles.push({ at: schedule.now(), episodeId: fields.episodeId });
        if (fields.outcome === 'defect')
          defects.push({ at: schedule.now(), node: name, what, fields, error });
      },
    }),
    tally: { count: () => undefined, seconds: () => undefined, flush: () => undefined },
  };
};
