import { describe, expect, it } from 'vitest';
import { readDischarge } from './read-discharge.ts';

const complete = {
  messageId: 'riverside-2026-0142',
  client: { identifiers: [{ system: 'urn:riverside:client', value: 'RPT-0142' }] },
  dischargedAt: '2026-03-02T10:00:00-05:00',
};

describe('reading a therapy discharge', () => {
  it('gives one that is complete', () => {
    expect(readDischarge(complete)).toEqual({
      discharge: {
        ...complete,
        dischargedAt: '2026-03-02T15:00:00.000Z',
        client: { identifiers: complete.client.identifiers },
      },
    });
  });

  it('gives of one that is none what can be read by itself, in the canonical form', () => {
    const { client, ...unknownClient } = complete;
    expect(
      readDischarge({
        ...unknownClient,
        priority: 'soon',
        conditions: [{}],
        consent: { signedOn: '2026-03-01' },
      }),
    ).toEqual({
      issues: [
        { path: ['priority'], expected: 'one of routine, urgent', got: 'text of 4 characters' },
        { path: ['client'], expected: 'an object', got: 'nothing' },
        { path: ['conditions', 0, 'code'], expected: 'an object', got: 'nothing' },
      ],
      legible: {
        messageId: 'riverside-2026-0142',
        dischargedAt: '2026-03-02T15:00:00.000Z',
        consent: { signedOn: '2026-03-01' },
      },
    });
  });

  it.each([null, [], 'a discharge', 7])('gives nothing of %j', (value) => {
    expect(readDischarge(value)).toEqual({
      issues: [expect.objectContaining({ path: [], expected: 'an object' })],
      legible: {},
    });
  });
});
