import type { Member, Partner, Practice, Translator } from '@continuum/application';
import { type MemberId, type PartnerId, type PracticeId, therapyDischarge } from '@continuum/contracts';

const practiceId = 'north-harbor' as PracticeId;

export const northHarbor: Practice = {
  practiceId,
  name: 'North Harbor Medical Exercise',
  timeZone: 'America/New_York',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-05-25'] },
  policy: '2026-1',
  disabled: false,
};

export const riverside: Partner = {
  partnerId: 'riverside-pt' as PartnerId,
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId, routingIdentifiers: [] }],
  timeZone: 'America/New_York',
  disabled: false,
};

export const mara: Member = {
  memberId: 'mara-lind' as MemberId,
  practiceId,
  name: 'Mara Lind',
  roles: ['trainer', 'coordinator'],
  disabled: false,
};

/** Understands the canonical form, and nothing else. */
export const translator: Translator = {
  mediaTypes: ['application/json'],
  translate: (_mediaType, bytes) => {
    const discharge = therapyDischarge.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { messageId: discharge.messageId, discharge, issues: [], warnings: [], ignored: [] };
  },
};
