import { describe, expect, it } from 'vitest';
import { catalog, contractEventNames, detailTypeOf, inboundCatalog } from './catalog.ts';

describe('the catalog of contract events', () => {
  it('has what the journey announces, no more and no less', () => {
    expect([...contractEventNames].sort()).toEqual([
      'AssessmentRecorded',
      'CancellationRequested',
      'ClientReturnedToProvider',
      'DeadlineApproaching',
      'DeadlineMissed',
      'DocumentSent',
      'EntryCorrected',
      'EpisodeClosed',
      'EpisodeReopened',
      'FirstVisitScheduled',
      'GoalMet',
      'GoalReverted',
      'GoalsSet',
      'InformationProvided',
      'InformationRequested',
      'ProgramActivated',
      'ProgramConcluded',
      'ProgramHeld',
      'ProgramResumed',
      'ProgramStarted',
      'RedFlagRaised',
      'ReferralAccepted',
      'ReferralCancelled',
      'ReferralDeclined',
      'ReferralOpened',
      'ReportAcknowledged',
      'ReportIssued',
      'ReportOpened',
      'ReportWithdrawn',
      'SessionRecorded',
      'TherapyDischargeCorrected',
      'TherapyDischargeReceived',
      'TherapyDischargeRefused',
    ]);
    expect(Object.keys(inboundCatalog)).toEqual(['TherapyDischargeSubmitted']);
  });

  it.each(contractEventNames)('says what %s means, who emits it and since when', (name) => {
    const { meaning, emittedBy, since } = catalog[name];
    expect(meaning).toMatch(/^[A-Z].{20,}\.$/);
    expect(emittedBy.length).toBeGreaterThan(0);
    expect(since).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('names detail types by event and version', () => {
    expect(detailTypeOf('ReferralAccepted')).toBe('ReferralAccepted.v1');
    expect(detailTypeOf('TherapyDischargeSubmitted')).toBe('TherapyDischargeSubmitted.v1');
  });
});
