import { describe, expect, it } from 'vitest';
import { readings } from '../scenario/cast.ts';
import { active, planned } from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';

const assessed = (scene: Scene, kind: 'baseline' | 're-assessment', flexion: number): Scene =>
  scene.given('record-assessment', { kind, assessedAt: scene.now, measures: readings(flexion, 26) });

describe('open-report and conclude-program for goals met', () => {
  it('a baseline is no re-assessment, however good it is', () => {
    const twice = assessed(planned(), 'baseline', 155).given('activate-program', {});
    const met = twice.given('evaluate-goals', {});
    expect(met.when('open-report', {}).codes).toEqual(['re-assessment-too-old']);
    expect(met.when('conclude-program', { reason: 'goals-met' }).codes).toEqual(['re-assessment-too-old']);
    expect(assessed(met.after({ days: 1 }), 're-assessment', 155).when('open-report', {}).kind).toBe(
      'accepted',
    );
  });
});

describe('evaluate-goals', () => {
  it('an assessment is judged also after the program was concluded, and while its report waits', () => {
    const concluded = assessed(active(), 're-assessment', 155).given('conclude-program', {
      reason: 'plateau',
    });
    expect(concluded.when('evaluate-goals', {}).events).toEqual(['GoalMet', 'GoalMet', 'GoalMet']);
    const issued = concluded.given('issue-report', { recommendation: 'further-exercise' });
    expect(issued.when('evaluate-goals', {}).events).toEqual(['GoalMet', 'GoalMet', 'GoalMet']);
    expect(issued.given('evaluate-goals', {}).episode?.position).toBe('report/issued');
  });
});
