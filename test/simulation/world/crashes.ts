import { callName, type Service } from '../services/service.ts';
import type { Node } from './node.ts';
import type { World } from './world.ts';

export interface Crashes {
  /** Whether the sandbox dies here; then it has. */
  happens(node: Node, service: Service, command: object, when: 'before' | 'after'): boolean;
  /** How often, by `function: before call`. */
  readonly counted: Map<string, number>;
}

/** Sandboxes that die before or after a call, wherever it is. */
export const createCrashes = (world: World): Crashes => {
  const random = world.random('crashes');
  const counted = new Map<string, number>();
  return {
    counted,
    happens: (node, service, command, when) => {
      if (!random.chance(world.faults().crash)) return false;
      const [functionName = ''] = node.name.split('#');
      const point = `${functionName}: ${when} ${callName(command)}`;
      counted.set(point, (counted.get(point) ?? 0) + 1);
      node.die(`${when} ${callName(command)} of ${service.about(command)}`);
      return true;
    },
  };
};
