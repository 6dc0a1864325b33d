import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Service } from '../services/service.ts';
import { pass, quietWorld } from '../test/small-world.ts';
import { createNetwork } from './network.ts';
import type { Node } from './node.ts';
import { hour } from './world.ts';

const open = (faults = {}) => {
  const world = quietWorld(faults);
  const network = createNetwork(world);
  let isAlive = true;
  const node: Node = {
    name: 'function#1',
    drift: 0,
    isRunning: () => isAlive,
    die: () => {
      isAlive = false;
    },
  };
  const effects: object[] = [];
  const service: Service = {
    name: 'table',
    about: () => 'a journal',
    answer: (command) => {
      effects.push(command);
      return { Responses: {} };
    },
  };
  const call = async (command: object) => {
    let heard: unknown = 'nothing';
    network.call(node, service, command).then(
      () => {
        heard = 'an answer';
      },
      (error: Error) => {
        heard = error.name;
      },
    );
    await pass(world, hour);
    return heard;
  };
  return { call, effects, network };
};

const write = new TransactWriteCommand({ TransactItems: [] });

describe('a call of a function to a service', () => {
  it('takes effect once and is answered', async () => {
    const { call, effects } = open();
    expect(await call(write)).toBe('an answer');
    expect(effects).toHaveLength(1);
  });

  it('takes effect as often as the SDK tries where replies are lost, and ends in a timeout', async () => {
    const { call, effects } = open({ lostReply: 1 });
    expect(await call(write)).toBe('TimeoutError');
    expect(effects).toHaveLength(3);
  });

  it('takes no effect where requests are lost', async () => {
    const { call, effects } = open({ lostRequest: 1 });
    expect(await call(write)).toBe('TimeoutError');
    expect(effects).toHaveLength(0);
  });

  it('takes effect after its caller gave up, where requests are late', async () => {
    const { call, effects } = open({ lateRequest: 1 });
    expect(await call(write)).toBe('TimeoutError');
    expect(effects).toHaveLength(3);
  });

  it('is told to come back later where the service is throttled', async () => {
    const { call, effects } = open({ throttle: 1 });
    expect(await call(write)).toBe('ThrottlingException');
    expect(effects).toHaveLength(0);
  });

  it('meets another transaction where transactions conflict', async () => {
    const { call } = open({ conflict: 1 });
    expect(await call(write)).toBe('TransactionCanceledException');
  });

  it('reads a part of its keys where reads are cut short', async () => {
    const { call, effects } = open({ unreadKeys: 1 });
    const Keys = [1, 2, 3, 4].map((number) => ({ PK: `${number}`, SK: 'HEAD' }));
    expect(await call(new BatchGetCommand({ RequestItems: { continuum: { Keys } } }))).toBe('an answer');
    expect((effects[0] as BatchGetCommand).input.RequestItems?.['continuum']?.Keys).toHaveLength(2);
  });

  it('is never answered where its sandbox dies, before it or after it took effect', async () => {
    const { call, network } = open({ crash: 1 });
    expect(await call(write)).toBe('nothing');
    expect([...network.crashes.keys()]).toEqual(['function: before TransactWrite']);
  });
});
