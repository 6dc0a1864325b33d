import { describe, expect, it } from 'vitest';
import type { Needs } from '../kit/system/wiring.ts';
import { marker } from './bodies/hostile-values.ts';
import { familiesOn } from './families/index.ts';
import { countProcessorTime } from './families/processor-time.ts';
import { hangMilliseconds } from './running/run-family.ts';
import { openStage } from './stage.ts';

interface Planted {
  readonly family: string;
  readonly complaint: RegExp;
  readonly rewire: (needs: Needs) => Needs;
}

/** Keeps the processor busy over the first text that comes, whenever it comes again; any other is done at once. */
const burningOver = (milliseconds: number): ((text: string) => void) => {
  let slow: string | undefined;
  return (text) => {
    slow ??= text;
    const spent = countProcessorTime();
    while (text === slow && spent() < milliseconds) text.normalize();
  };
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const quotingTranslator = (needs: Needs): Needs => ({
  ...needs,
  translator: {
    ...needs.translator,
    translate: (mediaType, bytes, sender) => {
      const read = needs.translator.translate(mediaType, bytes, sender);
      if (read === 'unsupported' || read.issues.length === 0) return read;
      return { ...read, issues: [{ path: [], expected: 'a discharge', got: textOf(bytes) }] };
    },
  },
});

/** Mistakes that somebody could make, each in the wiring of one world. */
const planted: Readonly<Record<string, Planted>> = {
  'a translator that stumbles over half a character': {
    family: 'discharges',
    complaint: /answered with 500/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        translate: (mediaType, bytes, sender) => {
          encodeURIComponent(JSON.stringify(textOf(bytes)).includes('\\\\ud800') ? '\ud800' : '');
          return needs.translator.translate(mediaType, bytes, sender);
        },
      },
    }),
  },
  'a translator that copies every field of a message into an object of its own': {
    family: 'discharges',
    complaint: /the prototype of Object was changed/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        translate: (mediaType, bytes, sender) => {
          if (textOf(bytes).includes('"__proto__":{"polluted"'))
            Object.defineProperty(Object.prototype, 'polluted', { value: true, configurable: true });
          return needs.translator.translate(mediaType, bytes, sender);
        },
      },
    }),
  },
  'a search that takes long over one name': {
    family: 'clients',
    complaint: /it took over 250 ms, 3 times/,
    rewire: (needs) => {
      const burn = burningOver(300);
      return {
        ...needs,
        reading: {
          ...needs.reading,
          clientsNamed: (practiceId, beginning, page) => {
            burn(beginning);
            return needs.reading.clientsNamed(practiceId, beginning, page);
          },
        },
      };
    },
  },
  'a translator that quotes what it could not read': {
    family: 'discharges',
    complaint: /(a problem|an acknowledgement) repeats what was sent/,
    rewire: quotingTranslator,
  },
  'a translator that quotes what it could not read of a row': {
    family: 'files-of-rows',
    complaint: /a row repeats what was sent/,
    rewire: quotingTranslator,
  },
  'a store that keeps the count of a slice of rows and forgets the rows': {
    family: 'files-of-rows',
    complaint: /the trial promised something else|rows are counted/,
    rewire: (needs) => ({
      ...needs,
      imports: {
        ...needs.imports,
        save: (job, slice) => needs.imports.save(job, slice?.run === 'taking' ? undefined : slice),
      },
    }),
  },
  'an acknowledgement that quotes what it could not read': {
    family: 'hl7v2',
    complaint: /an acknowledgement repeats what was sent/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        answer: (mediaType, bytes, heard, at) => {
          const issues = heard.issues.map((issue) => ({ ...issue, got: textOf(bytes) }));
          return needs.translator.answer?.(mediaType, bytes, { ...heard, issues }, at);
        },
      },
    }),
  },
  'a refusal in FHIR that quotes the message': {
    family: 'fhir',
    complaint: /an answer in FHIR repeats what was sent/,
    rewire: (needs) => ({
      ...needs,
      fhir: {
        ...needs.fhir,
        refusal: (problem, sent) =>
          needs.fhir.refusal({ ...problem, instance: textOf(sent.bytes ?? new Uint8Array()) }, sent),
      },
    }),
  },
  'a reader of HL7 v2 that takes every escape to end': {
    family: 'hl7v2',
    complaint: /answered with 500/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        translate: (mediaType, bytes, sender, key) => {
          const text = textOf(bytes);
          if (text.startsWith('MSH') && /\\X(?![0-9A-F]+\\)/i.test(text)) throw new RangeError('no end');
          return needs.translator.translate(mediaType, bytes, sender, key);
        },
      },
    }),
  },
  'a reader of documents that expands what they define': {
    family: 'clinical-documents',
    complaint: /it took over 250 ms, 3 times/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        translate: (mediaType, bytes, sender, key) => {
          const spent = countProcessorTime();
          while (textOf(bytes).includes('<!ENTITY') && spent() < 300) textOf(bytes);
          return needs.translator.translate(mediaType, bytes, sender, key);
        },
      },
    }),
  },
  'a reader of documents that quotes their narrative': {
    family: 'clinical-documents',
    complaint: /a problem repeats what was sent/,
    rewire: (needs) => ({
      ...needs,
      translator: {
        ...needs.translator,
        translate: (mediaType, bytes, sender, key) => {
          const read = needs.translator.translate(mediaType, bytes, sender, key);
          if (read === 'unsupported' || read.issues.length === 0) return read;
          const got = [...textOf(bytes).matchAll(/>([^<]+)</g)].map(([, text]) => text).join(' ');
          return { ...read, issues: read.issues.map((issue) => ({ ...issue, got })) };
        },
      },
    }),
  },
  'a search that logs what was searched for': {
    family: 'clients',
    complaint: /a log line holds what was sent/,
    rewire: (needs) => ({
      ...needs,
      reading: {
        ...needs.reading,
        clientsNamed: (practiceId, beginning, page) => {
          needs.log.note('clients were searched', { practiceId, key: beginning });
          return needs.reading.clientsNamed(practiceId, beginning, page);
        },
      },
    }),
  },
  'a bus that takes the last event of a batch for all of them': {
    family: 'stream-records',
    complaint: /stands before the record that may be wrong, and was not published/,
    rewire: (needs) => ({
      ...needs,
      bus: { ...needs.bus, publish: async (events) => needs.bus.publish(events.slice(-1)) },
    }),
  },
  'a reader of the stream that logs what it reads': {
    family: 'stream-records',
    complaint: /a log line holds what was sent/,
    rewire: (needs) => ({
      ...needs,
      recordOfImage: (image) => {
        needs.log.note('a record was read', { key: JSON.stringify(image) });
        return needs.recordOfImage(image);
      },
    }),
  },
  'a store that cannot find what has an odd name': {
    family: 'episodes',
    complaint: /answered with 500|no answer of status/,
    rewire: (needs) => ({
      ...needs,
      journals: {
        ...needs.journals,
        loadEpisode: (journal, cause) => {
          if (JSON.stringify(cause).includes('__proto__')) throw new TypeError('not a function');
          return needs.journals.loadEpisode(journal, cause);
        },
      },
    }),
  },
};

const familyOn = async ({ rewire, family }: Planted) => {
  const found = familiesOn(await openStage({ rewire })).find(({ name }) => name === family);
  if (found === undefined) throw new Error(`there is no family ${family}`);
  return found;
};

describe('given a mistake that was planted', () => {
  it.each(Object.entries(planted))('finds %s, and finds it again by seed and path', async (_, mistake) => {
    const { failure } = await (await familyOn(mistake)).run({ bodies: 5_000, seed: 1, hangMilliseconds });
    expect(failure?.complaints).toMatch(mistake.complaint);
    const { seed = 0, path, input } = failure ?? {};
    const again = await (await familyOn(mistake)).run({ bodies: 1, seed, path, hangMilliseconds });
    expect(again.failure?.input).toBe(input);
  });

  it('knows what stands for something personal from anything else', () => {
    expect(marker).toMatch(/^[A-Z]\w+ \w+ \d+$/);
  });
});
