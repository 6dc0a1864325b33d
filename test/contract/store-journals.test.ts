import {
  type DischargeJournal,
  type DischargeNeeds,
  type Partner,
  receiveDischarge,
  requestCancellation,
} from '@continuum/application';
import { createJournals, createSurroundings, openTable } from '@continuum/aws';
import { type PartnerId, type PracticeId, therapyDischarge } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { itemBytes, transactionWriteUnits } from '../kit/item-size.ts';
import { createTableInMemory } from '../kit/table-in-memory.ts';

const partner: Partner = {
  partnerId: 'riverside-pt' as PartnerId,
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId: 'north-harbor' as PracticeId, routingIdentifiers: [] }],
  timeZone: 'America/Chicago',
  disabled: false,
};

const discharge = therapyDischarge.parse({
  messageId: 'RPT-2026-0042',
  client: { name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' },
  dischargedAt: '2026-03-01T20:00:00Z',
});

const message = { partner, mediaType: 'application/json', bytes: new TextEncoder().encode('the message') };

let table: ReturnType<typeof createTableInMemory>;
let needs: DischargeNeeds;

beforeEach(() => {
  table = createTableInMemory();
  const secrets = { send: async () => ({ SecretString: 'a hashing key for tests, long enough to be one' }) };
  needs = {
    journals: createJournals(openTable({ client: table.client, name: 'continuum' })),
    surroundings: createSurroundings({ secrets: secrets as never, hashingKeySecretArn: 'arn:example' }),
    originals: { keep: async () => 'originals/1' },
    translator: {
      mediaTypes: ['application/json'],
      translate: () => ({ messageId: discharge.messageId, discharge, issues: [], warnings: [], ignored: [] }),
    },
  };
});

const sortKeys = () => [...table.items.values()].map((item) => String(item['SK']).split('#')[0]);

describe('given the store over a table in memory', () => {
  it('a discharge is one read and one transaction: HEAD, event, cause and canonical form', async () => {
    expect(await receiveDischarge(message, needs)).toMatchObject({ receipt: { outcome: 'received' } });
    expect(table.calls.map(({ name }) => name)).toEqual(['BatchGet', 'TransactWrite']);
    expect(sortKeys()).toEqual(['HEAD', 'EVENT', 'INBOX', 'CANONICAL']);
  });

  it('takes two write units for each started kilobyte of every item, and keeps HEAD small', async () => {
    await receiveDischarge(message, needs);
    const put = table.calls.at(-1)!.put;
    expect(put.every((item) => itemBytes(item) <= 1024)).toBe(true);
    expect(transactionWriteUnits(put)).toBe(2 * put.length);
    expect(itemBytes(put.find(({ SK }) => SK === 'HEAD')!)).toBeLessThanOrEqual(2048);
  });

  it('the same message again is one read and the first receipt', async () => {
    const first = await receiveDischarge(message, needs);
    expect(JSON.stringify(await receiveDischarge(message, needs))).toBe(JSON.stringify(first));
    expect(table.calls.map(({ name }) => name)).toEqual(['BatchGet', 'TransactWrite', 'BatchGet']);
  });

  it('gives back what was written, event after event', async () => {
    await receiveDischarge(message, needs);
    const head = [...table.items.values()].find(({ SK }) => SK === 'HEAD')!;
    const [, partnerId, , dischargeId] = String(head['PK']).split('#');
    const journal = { kind: 'discharge', partnerId, dischargeId } as DischargeJournal;
    await requestCancellation({ partner, messageId: discharge.messageId, reason: 'duplicate' }, needs);
    const cause = { kind: 'command', callerId: 'riverside-pt', key: 'another' } as const;
    const loaded = await needs.journals.loadDischarge(journal, cause);
    expect(loaded.head).toMatchObject({ version: 2, state: { status: 'received', canonicalVersion: 1 } });
    expect(loaded.receipt).toBeUndefined();
    expect(sortKeys().filter((kind) => kind === 'EVENT')).toHaveLength(2);
  });
});
