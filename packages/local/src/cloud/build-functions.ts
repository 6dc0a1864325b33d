import { FunctionLog } from '../functions/function-log.ts';
import { FunctionPool } from '../functions/function-pool.ts';
import { describeFunction, functionResource } from '../functions/function-template.ts';
import type { Surroundings } from './surroundings.ts';

export interface BuiltFunctions {
  /** By function ARN. */
  readonly pools: ReadonlyMap<string, FunctionPool>;
  readonly deadLetters: ReadonlyMap<string, string>;
}

export function buildFunctions(surroundings: Surroundings): BuiltFunctions {
  const { template, clock, activity, logs, projectRoot, sdkEnvironment, workersPerFunction, echo } =
    surroundings;
  const pools = new Map<string, FunctionPool>();
  const deadLetters = new Map<string, string>();
  for (const resource of template.all(functionResource)) {
    const { deadLetterArn, ...description } = describeFunction(resource, projectRoot, sdkEnvironment);
    const log = new FunctionLog(logs, description.name, () => clock.toISOString(), echo);
    pools.set(
      description.arn,
      new FunctionPool(description, clock.sharedOffset, log, activity, workersPerFunction),
    );
    if (deadLetterArn) deadLetters.set(description.arn, deadLetterArn);
  }
  return { pools, deadLetters };
}

/** The pool of a function named by ARN or by name. */
export function poolOf(pools: ReadonlyMap<string, FunctionPool>, name: string): FunctionPool | undefined {
  return pools.get(name) ?? [...pools.values()].find(({ description }) => description.name === name);
}
