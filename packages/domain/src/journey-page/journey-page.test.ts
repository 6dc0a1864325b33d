import { describe, expect, it } from 'vitest';
import { commandNames } from '../episode/transitions.ts';
import { generatedFiles } from './index.ts';

describe('the page of the journey', () => {
  const page = generatedFiles()['docs/journey.md'] ?? '';

  it('has a row for every command', () => {
    expect(commandNames.filter((name) => !page.includes(`| ${name} | `))).toEqual([]);
  });

  it('draws the way from the referral to the end', () => {
    for (const arrow of [
      '[*] --> referral_received: open-referral',
      'referral_accepted --> program_intake: start-program',
      'program_active --> report_drafting: conclude-program, open-report',
      'report_issued --> closed_completed: close-episode, miss',
    ])
      expect(page).toContain(arrow);
  });

  it('draws no way that nobody can go', () => {
    expect(page).not.toContain('program_active --> program_baseline');
    expect(page).not.toContain('referral_accepted --> referral_information_requested');
  });
});
