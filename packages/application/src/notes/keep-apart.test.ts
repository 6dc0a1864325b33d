import { commandBodies, FreeText } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { createSurroundings } from '../../test/surroundings.ts';
import { keepApart } from './keep-apart.ts';

const surroundings = createSurroundings('2026-03-02T15:00:00.000Z');

describe('given a body with free text', () => {
  it('takes it out wherever it is, and leaves everything else', () => {
    const { body, notes } = keepApart(
      {
        goals: [{ target: 150, functionalActivity: new FreeText('Lift a pan') }],
        note: new FreeText('Keen'),
      },
      surroundings,
    );
    expect(notes.map(({ text }) => text)).toEqual(['Lift a pan', 'Keen']);
    const references = notes.map(({ noteId, salt, text }) => ({
      noteId,
      saltedHash: surroundings.hash(`${salt}${text}`),
    }));
    expect(body).toEqual({
      goals: [{ target: 150, functionalActivity: references[0] }],
      note: references[1],
    });
  });

  it('gives equal texts different hashes, so that a hash tells nothing', () => {
    const { notes, body } = keepApart([new FreeText('the same'), new FreeText('the same')], surroundings);
    expect(notes).toHaveLength(2);
    expect(body[0]?.saltedHash).not.toBe(body[1]?.saltedHash);
  });

  it('leaves out what is undefined, and keeps no note where nothing was said', () => {
    const parsed = commandBodies['accept-referral'].parse({ trainerId: undefined, note: undefined });
    expect(keepApart(parsed, surroundings)).toEqual({ body: {}, notes: [] });
  });
});
