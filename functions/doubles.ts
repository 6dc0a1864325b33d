/** The world of a function, in memory, for the functions' own tests. */
import type {
  Announcement,
  AttemptOutcome,
  InformationReader,
  Member,
  Partner,
  Practice,
  Registry,
  Surroundings,
  Translator,
} from '@continuum/application';
import {
  type DischargeId,
  type Instant,
  informationProvided,
  parse,
  therapyDischarge,
} from '@continuum/contracts';
import type { Log, LogFields, Tally } from '@continuum/lambda';
import { lineReader, openImports } from './imports-in-memory.ts';
import { fhirWriter } from './message-readers.ts';
import { openStore } from './store-in-memory.ts';
import { openWebhooks } from './webhooks-in-memory.ts';

const northHarbor = {
  practiceId: 'north-harbor',
  name: 'North Harbor Medical Exercise',
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [6, 7], holidays: [] },
  policy: '2026-1',
  disabled: false,
} as unknown as Practice;

const southBay: Practice = { ...northHarbor, practiceId: 'south-bay' as Practice['practiceId'] };

export const riverside = {
  partnerId: 'riverside-pt',
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId: northHarbor.practiceId, routingIdentifiers: [] }],
  timeZone: 'America/Chicago',
  disabled: false,
} as unknown as Partner;

const member = (memberId: string, practice: Practice, ...roles: Member['roles']): Member => ({
  memberId: memberId as Member['memberId'],
  practiceId: practice.practiceId,
  name: memberId,
  roles,
  disabled: false,
});

/** By their logins. */
const members: Readonly<Record<string, Member>> = {
  'sub-mara': member('mara-lind', northHarbor, 'trainer', 'coordinator'),
  'sub-otto': member('otto-berg', northHarbor, 'coordinator'),
  'sub-sara': member('sara-holm', southBay, 'trainer', 'owner'),
};

/** `sub-mara`, `sub-otto`, `sub-sara` (of another practice), `client-riverside` and one AWS account. */
const registry: Registry = {
  login: async (subject) => {
    const found = members[subject];
    if (found !== undefined)
      return { kind: 'member', practiceId: found.practiceId, memberId: found.memberId };
    return subject === 'client-riverside' ? { kind: 'partner', partnerId: riverside.partnerId } : undefined;
  },
  partnerOfAccount: async (account) => (account === '111122223333' ? riverside.partnerId : undefined),
  practice: async (id) => [northHarbor, southBay].find(({ practiceId }) => practiceId === id),
  partner: async (id) => (id === riverside.partnerId ? riverside : undefined),
  member: async (practiceId, id) =>
    Object.values(members).find((one) => one.practiceId === practiceId && one.memberId === id),
};

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const lettersOf = (text: string): string =>
  Array.from(text.padStart(26, '.').slice(-26), (letter) => base32[letter.charCodeAt(0) % 32]).join('');

const textOf = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);

/** A clock that a test moves; ids that count up; hashes that are the text itself. */
const surroundingsAt = (start: string): Surroundings & { moveDays(days: number): void } => {
  let now = Date.parse(start);
  let given = 0;
  const next = (): string => lettersOf(String((given += 1)));
  return {
    now: () => new Date(now).toISOString() as Instant,
    newId: (prefix) => `${prefix}_${next()}`,
    newSalt: next,
    hash: textOf,
    dischargeId: async (partnerId, messageId) => `di_${lettersOf(`${partnerId}${messageId}`)}` as DischargeId,
    keyedHash: async (...parts) => lettersOf(parts.join('')),
    moveDays: (days) => {
      now += days * 86_400_000;
    },
  };
};

const recordingLog = (): Log & { readonly told: { readonly what: string; readonly fields: LogFields }[] } => {
  const told: { what: string; fields: LogFields }[] = [];
  const tell = (what: string, fields: LogFields = {}): void => void told.push({ what, fields });
  return { told, note: tell, warn: tell, fail: tell };
};

const recordingTally = (): Tally & { readonly counted: Record<string, number> } => {
  const counted: Record<string, number> = {};
  return {
    counted,
    count: (counter, by = 1) => {
      counted[counter] = (counted[counter] ?? 0) + by;
    },
    seconds: (gauge, value) => {
      counted[gauge] = value;
    },
    flush: () => undefined,
  };
};

const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Understands the canonical form in JSON; a message without a readable id is told by its issues alone. */
const translator: Translator = {
  mediaTypes: ['application/json'],
  translate: (mediaType, bytes) => {
    if (mediaType !== 'application/json') return 'unsupported';
    const value = valueOf(textOf(bytes));
    const parsed = parse(therapyDischarge, value);
    const named = typeof value === 'object' && value !== null && 'messageId' in value;
    const common = { warnings: [], ignored: [], ...(named ? { messageId: String(value.messageId) } : {}) };
    return parsed.ok
      ? { ...common, discharge: parsed.value, issues: [] }
      : { ...common, issues: parsed.issues };
  },
};

/** Understands a Consent that holds nothing but its date. */
const informationReader: InformationReader = {
  read: (mediaType, bytes) => {
    if (mediaType !== 'application/fhir+json' && !textOf(bytes).includes('"resourceType"')) return undefined;
    const value = valueOf(textOf(bytes)) as { readonly dateTime?: string; readonly birthDate?: string };
    const parsed = parse(informationProvided, { consent: { signedOn: value.dateTime } });
    const common = {
      warnings: [],
      ignored: ['Bundle.entry.resource.ofType(Observation)'],
      client: value.birthDate === undefined ? {} : { birthDate: value.birthDate as never },
    };
    return parsed.ok
      ? { ...common, information: parsed.value, issues: [] }
      : { ...common, issues: parsed.issues };
  },
};

/** Somebody who is posted to, and answers as a test says; signatures are the secrets themselves. */
const receiver = () => {
  const posted: { readonly url: string; readonly headers: Record<string, string>; readonly body: string }[] =
    [];
  const answers = { next: (): AttemptOutcome => ({ kind: 'answered', statusCode: 204 }) };
  return {
    posted,
    answers,
    chance: () => 0.5,
    sign: ({
      deliveryId,
      secrets,
    }: {
      readonly deliveryId: string;
      readonly secrets: readonly string[];
    }) => ({
      'webhook-id': deliveryId,
      'webhook-signature': secrets.join(' '),
    }),
    send: async (url: string, headers: Record<string, string>, body: string) => {
      posted.push({ url, headers, body });
      return answers.next();
    },
    urlExpectations: (url: string) => (url.startsWith('https:') ? [] : ['https']),
  };
};

/** Everything a function may be given. A Monday in March, nine in the morning at the practice. */
export const openWorld = () => {
  const quarantined: { readonly consumer: string; readonly reason: readonly string[] }[] = [];
  const originals: string[] = [];
  const keepOriginal = async (_partnerId: unknown, bytes: Uint8Array) => {
    originals.push(textOf(bytes));
    return `discharges/${originals.length}`;
  };
  const announced: Announcement[] = [];
  const { port, webhooks, deliveries } = openWebhooks();
  return {
    ...openStore(),
    ...openImports(),
    rowReader: lineReader,
    webhooks: port,
    webhooksKept: webhooks,
    deliveriesKept: deliveries,
    ...receiver(),
    quarantined,
    announced,
    originalsKept: originals,
    registry,
    translator,
    informationReader,
    fhir: fhirWriter(textOf),
    surroundings: surroundingsAt('2026-03-02T15:00:00.000Z'),
    addresses: {
      of: async (partnerId: string, hash: string) => ({
        url: `https://originals.example.com/${partnerId}/${hash}`,
        expiresAt: '2026-03-02T15:05:00.000Z' as Instant,
      }),
    },
    originals: { keep: keepOriginal, keepRefused: keepOriginal },
    quarantine: {
      keep: async (consumer: string, _id: string, reason: readonly string[]) =>
        void quarantined.push({ consumer, reason }),
    },
    bus: {
      publish: async (all: readonly Announcement[]) => {
        announced.push(...all);
        return [];
      },
    },
    log: recordingLog(),
    tally: recordingTally(),
  };
};

export type World = ReturnType<typeof openWorld>;

/** What Riverside posts of a plainly fictitious client; no consent came along. */
export const jodie = {
  messageId: 'RPT-2026-0042',
  referralId: 'REF-0042',
  client: { name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' },
  dischargedAt: '2026-03-01T20:00:00.000Z',
  referrer: { name: 'Dr. Ana Example' },
  conditions: [{ code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' } }],
  referral: { signedOn: '2026-03-01' },
};

/** Lambda's context, as much as the rim looks at. */
export const context = { getRemainingTimeInMillis: () => 30_000 } as never;
