import type { Heard } from '../../answering.ts';

interface Standing {
  /** HL7 table 0283. */
  readonly code: 'A' | 'P' | 'R' | 'E';
  readonly meaning: string;
  readonly words: readonly string[];
}

const meanings = { A: 'Accepted', P: 'Pending', R: 'Rejected', E: 'Expired' } as const;

const standingAs = (code: Standing['code'], words: readonly string[]): Standing => ({
  code,
  meaning: meanings[code],
  words,
});

const inReferral = new Set(['received', 'information-requested']);

const codeFor = (stage: string | undefined, status: string | undefined): Standing['code'] => {
  if (stage === 'referral') return inReferral.has(status ?? '') ? 'P' : 'A';
  if (stage !== 'closed') return stage === undefined ? 'R' : 'A';
  if (status === 'completed') return 'A';
  return status === 'declined' ? 'R' : 'E';
};

/** Where a referral stands, in the code and in words; undefined where there is nothing to say. */
export const standingOf = ({ outcome, asks, standing }: Heard): Standing | undefined => {
  if (standing !== undefined) {
    const { stage, status, nextDue, reason } = standing;
    const words = [
      stage === undefined ? 'Refused' : `Stage: ${stage}; status: ${status}`,
      ...(reason === undefined ? [] : [`Reason: ${reason}`]),
      ...(nextDue === undefined ? [] : [`Next due: ${nextDue}`]),
    ];
    return standingAs(codeFor(stage, status), words);
  }
  if (outcome === 'refused' || outcome === 'malformed') return standingAs('R', []);
  if (outcome !== 'done') return undefined;
  if (asks === 'cancellation') return standingAs('P', ['The practice was asked to stop']);
  return standingAs('P', []);
};
