import type { FunctionFacts } from '@continuum/functions/facts';
import type { Node } from '../world/node.ts';
import { minute, type World } from '../world/world.ts';

/** How an invocation ended, as whoever invoked learns it. */
export type Invoked =
  | { readonly kind: 'answered'; readonly value: unknown }
  /** It threw, took too long, or its sandbox died. */
  | { readonly kind: 'failed' };

type Handler = (event: object, context: object) => Promise<unknown>;

export interface Lambda {
  readonly facts: FunctionFacts;
  /** @param deliveries records, requests or ticks in the event */
  invoke(event: object, deliveries: number): Promise<Invoked>;
  /** Every sandbox gives way to a new one at its next turn, with a clock that is right. */
  renew(): void;
}

export interface LambdaSettings {
  readonly facts: FunctionFacts;
  /** Builds what a sandbox runs, as a cold start does. */
  readonly start: (node: Node) => Handler;
  readonly onDelivered: (functionName: string, deliveries: number) => void;
}

/** A sandbox goes cold once in so many invocations. */
const coldShare = 0.03;
const noticedAfter = 10;

interface Sandbox {
  readonly node: Node;
  readonly handle: Handler;
  isAlive: boolean;
  end: ((invoked: Invoked) => void) | undefined;
  deadline: number;
}

/**
 * A function and its sandboxes. One invocation at a time in each; a sandbox that dies in the middle is gone, and
 * whoever invoked it hears of a failure.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export const createLambda = (world: World, { facts, start, onDelivered }: LambdaSettings): Lambda => {
  const { schedule, trace } = world;
  const random = world.random(`function ${facts.name}`);
  const idle: Sandbox[] = [];
  let started = 0;

  const open = (): Sandbox => {
    started += 1;
    const name = `${facts.name}#${started}`;
    const most = world.faults().drift * minute;
    const node: Node = {
      name,
      drift: most === 0 ? 0 : Math.round(random.between(-most, most)),
      isRunning: () => sandbox.isAlive && sandbox.end !== undefined,
      die: (why) => {
        trace.tell(name, `dies ${why}`);
        sandbox.isAlive = false;
        const { end } = sandbox;
        schedule.after(noticedAfter, () => end?.({ kind: 'failed' }));
      },
    };
    const sandbox: Sandbox = { node, handle: start(node), isAlive: true, end: undefined, deadline: 0 };
    return sandbox;
  };

  const run = (sandbox: Sandbox, event: object, resolve: (invoked: Invoked) => void): void => {
    let isOver = false;
    const deadline = schedule.now() + facts.timeoutSeconds * 1000;
    const end = (invoked: Invoked): void => {
      if (isOver) return;
      isOver = true;
      sandbox.end = undefined;
      if (sandbox.isAlive) idle.push(sandbox);
      resolve(invoked);
    };
    sandbox.end = end;
    schedule.at(deadline, () => {
      if (!isOver && sandbox.isAlive) sandbox.node.die('of its timeout');
    });
    // Only who looks at the time that is left is told of it: others would set a real timer by it.
    const context =
      facts.trigger.kind === 'events' ? { getRemainingTimeInMillis: () => deadline - schedule.now() } : {};
    const ended = (invoked: Invoked) => {
      if (sandbox.isAlive) end(invoked);
    };
    sandbox.handle(event, context).then(
      (value) => ended({ kind: 'answered', value }),
      () => ended({ kind: 'failed' }),
    );
  };

  return {
    facts,
    invoke: (event, deliveries) =>
      new Promise((resolve) => {
        onDelivered(facts.name, deliveries);
        if (!world.isCalm() && random.chance(coldShare)) idle.pop();
        run(idle.pop() ?? open(), event, resolve);
      }),
    renew: () => void idle.splice(0),
  };
};
