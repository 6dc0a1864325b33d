import type { DischargeFacts } from '../episode/events.ts';
import { openPositions } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import type { Draft, Transitions } from '../episode/transition.ts';
import { reactionOnly } from '../kernel/callers.ts';
import { outstanding, positionGiven } from './missing-information.ts';
import { withNeedsJudged } from './needs.ts';
import { withDischargePapers } from './papers-on-file.ts';

/** Facts read from an older canonical form are known already. */
const known = (episode: Episode, { facts }: { readonly facts: DischargeFacts }): boolean =>
  facts.canonicalVersion <= episode.canonicalVersion;

const positionWith = (episode: Episode, facts: DischargeFacts) => {
  const version = episode.version + 1;
  const { papers } = withDischargePapers(episode, facts, version);
  return positionGiven(episode.position, outstanding(facts.missing, papers, episode.missing, version));
};

/** What a discharge, its correction and its answers bring; all three are reactions. */
export const openingTransitions: Transitions<'open-referral' | 'receive-information' | 'apply-correction'> = {
  'open-referral': {
    callers: reactionOnly,
    from: ['none'],
    leadsTo: ['referral/received', 'referral/information-requested'],
    guards: [],
    already: () => true,
    effect: (_episode, { episodeId: _id, facts, ...referral }, circumstances) => {
      const opened = { ...referral, facts: withNeedsJudged(facts, circumstances) };
      const { papers } = withDischargePapers({ papers: {} }, opened.facts, 1);
      const items = outstanding(opened.facts.missing, papers);
      const drafts: Draft[] = [{ type: 'ReferralOpened', data: opened, position: 'referral/received' }];
      if (items.length > 0)
        drafts.push({
          type: 'InformationRequested',
          data: { items },
          position: 'referral/information-requested',
        });
      return drafts;
    },
  },
  'receive-information': {
    callers: reactionOnly,
    from: openPositions,
    leadsTo: ['referral/received', 'referral/information-requested'],
    guards: [],
    already: known,
    effect: (episode, told, circumstances) => {
      const facts = withNeedsJudged(told.facts, circumstances);
      return [
        { type: 'InformationReceived', data: { ...told, facts }, position: positionWith(episode, facts) },
      ];
    },
  },
  'apply-correction': {
    callers: reactionOnly,
    from: openPositions,
    leadsTo: ['referral/received', 'referral/information-requested'],
    guards: [],
    already: known,
    effect: (episode, told, circumstances) => {
      const facts = withNeedsJudged(told.facts, circumstances);
      return [
        { type: 'CorrectionApplied', data: { ...told, facts }, position: positionWith(episode, facts) },
      ];
    },
  },
};
