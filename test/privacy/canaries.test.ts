import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System, type SystemOptions } from '../kit/system/system.ts';
import type { Needs } from '../kit/system/wiring.ts';
import { type Canaries, createCanaries, heldBy } from './canaries/canaries.ts';
import { allowedPlaces, forbiddenPlaces } from './canaries/places.ts';
import { liveThrough } from './canaries/whole-life.ts';

interface Life {
  readonly system: System;
  readonly canaries: Canaries;
  /** Every place where a canary was found and must not be. */
  readonly leaks: readonly string[];
}

const lived = async (options: SystemOptions = {}): Promise<Life> => {
  const system = await openSystem(options);
  const canaries = createCanaries();
  const refusals = await liveThrough(system, canaries);
  const leaks = Object.entries(forbiddenPlaces(system, refusals)).flatMap(([place, text]) =>
    heldBy(text, canaries).map((canary) => `${place}: ${canaries.planted.get(canary)}`),
  );
  return { system, canaries, leaks: [...new Set(leaks)] };
};

describe('given a canary in every text that anybody may write, and a whole life of messages', () => {
  let life: Life;
  beforeAll(async () => {
    life = await lived();
  });

  it('none is where nothing personal may be', () => {
    expect(life.leaks).toEqual([]);
  });

  it('they were really written, and are kept where they belong', () => {
    const kept = heldBy(allowedPlaces(life.system), life.canaries);
    expect(kept.length).toBeGreaterThan(200);
    const fields = new Set(kept.map((canary) => life.canaries.planted.get(canary)));
    for (const field of [
      'a date of birth',
      'post-discharge.messageId',
      'post-discharge.client.name.family',
      'post-discharge.client.contact.phone',
      'post-discharge.documents[].url',
      'record-assessment.note',
      'set-goals.goals[].functionalActivity',
      'set-plan.exercises',
      'correct-entry.note',
      'FHIR family',
      'PID-5.1',
      'NTE-3.1',
      'CDA <family>',
      'CDA <text>',
    ])
      expect(fields, field).toContain(field);
  });

  it('events, reasons and refusals came of it', () => {
    const { published, lines, memory } = life.system;
    expect(published.length).toBeGreaterThan(50);
    expect(life.system.receivers.posted.length).toBeGreaterThan(20);
    expect(lines.length).toBeGreaterThan(200);
    expect(memory.objects().filter(({ key }) => key.startsWith('quarantine/')).length).toBeGreaterThan(3);
  });
});

const leaky: Readonly<Record<string, { readonly place: string; readonly rewire: (needs: Needs) => Needs }>> =
  {
    'a name in a log line': {
      place: 'log lines',
      rewire: (needs) => ({
        ...needs,
        clients: {
          ...needs.clients,
          bySameNameAndBirth: (client) => {
            needs.log.note('a namesake is looked for', { key: String(client.name?.family) });
            return needs.clients.bySameNameAndBirth(client);
          },
        },
      }),
    },
    'a name in a webhook': {
      place: 'webhooks',
      rewire: (needs) => {
        let family = '';
        return {
          ...needs,
          clients: {
            ...needs.clients,
            bySameNameAndBirth: (client) => {
              family = String(client.name?.family);
              return needs.clients.bySameNameAndBirth(client);
            },
          },
          sign: (signed, at) => ({ ...needs.sign(signed, at), 'x-client': family }),
        };
      },
    },
    'a message id in the key of an original': {
      place: 'journal events and states',
      rewire: (needs) => ({
        ...needs,
        originals: {
          ...needs.originals,
          keep: (partnerId, bytes, contentType) =>
            needs.originals
              .keep(partnerId, bytes, contentType)
              .then((key) => `${key}/${/"messageId":"([^"]*)"/.exec(new TextDecoder().decode(bytes))?.[1]}`),
        },
      }),
    },
    'a note left in the journal': {
      place: 'journal events and states',
      rewire: (needs) => ({
        ...needs,
        surroundings: {
          ...needs.surroundings,
          hash: (bytes) => (typeof bytes === 'string' ? bytes : needs.surroundings.hash(bytes)),
        },
      }),
    },
    'a value in the reason of an issue': {
      place: 'refusals to the sender',
      rewire: (needs) => ({
        ...needs,
        translator: {
          ...needs.translator,
          translate: (mediaType, bytes, sender) => {
            const read = needs.translator.translate(mediaType, bytes, sender);
            if (read === 'unsupported') return read;
            const got = new TextDecoder().decode(bytes).slice(0, 500);
            return { ...read, issues: read.issues.map((issue) => ({ ...issue, got })) };
          },
        },
      }),
    },
  };

describe('given a wiring that leaks', () => {
  it.each(Object.entries(leaky))('finds %s', async (_, { place, rewire }) => {
    const { leaks } = await lived({ rewire });
    expect(leaks.filter((leak) => leak.startsWith(place))).not.toEqual([]);
  });
});
