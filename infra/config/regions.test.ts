import { describe, expect, it } from 'vitest';
import { checkDeployments } from './check.ts';
import { chooseDeployments } from './choose.ts';
import type { Deployment } from './deployment.ts';
import { deployments } from './regions.ts';

const [place] = deployments.filter(({ stage }) => stage === 'prod') as [Deployment];

describe('the list of regions and stages', () => {
  it('is without mistakes', () => {
    expect(checkDeployments(deployments)).toBe(deployments);
  });

  it('tells every mistake at once, with the field, what is expected and what came', () => {
    const mistaken: Deployment = {
      ...place,
      region: 'Frankfurt',
      logRetentionDays: 42,
      reservedConcurrency: { ...place.reservedConcurrency, events: 1, http: 0 },
      callbackUrls: ['http://localhost:5173/signed-in'],
      partnerAccounts: ['12345'],
      memberTokens: { accessMinutes: 120, refreshHours: 1 },
      alarmContact: 'nobody',
    };
    const tell = () => checkDeployments([mistaken]);
    for (const field of [
      'region must be a region code such as eu-central-1; it is "Frankfurt"',
      'reservedConcurrency.http must be a whole number above 0; it is 0',
      'reservedConcurrency.events must be a whole number from 2; it is 1',
      'callbackUrls must be https addresses; it is "http://localhost:5173/signed-in"',
      'partnerAccounts must be account ids of 12 digits; it is "12345"',
      'memberTokens.accessMinutes must be a whole number from 5 to 60; it is 120',
      'memberTokens.refreshHours must be a whole number of hours, longer than an access token lives; it is 1',
      'alarmContact must be an e-mail address; it is "nobody"',
    ])
      expect(tell).toThrow(field);
    expect(tell).toThrow(/logRetentionDays must be one of 1, 3, .+; it is 42/);
  });

  it('names a place that stands in it twice', () => {
    expect(() => checkDeployments([place, place])).toThrow(`${place.region} prod: stands in the list twice`);
  });
});

describe('a choice of region and stage', () => {
  it('without either is everything', () => {
    expect(chooseDeployments(deployments, {})).toEqual(deployments);
  });

  it('of a stage alone is that stage in every region', () => {
    const chosen = chooseDeployments(deployments, { stage: 'dev' });
    expect(chosen.map(({ region }) => region)).toEqual(['ca-central-1', 'eu-central-1', 'us-east-1']);
  });

  it('of a stage that a region lacks says which it has', () => {
    const other = { ...place, region: 'eu-west-1', stage: 'dev' as const };
    expect(() => chooseDeployments([place, other], { region: 'eu-west-1', stage: 'prod' })).toThrow(
      'eu-west-1 has no stage prod; it has dev.',
    );
  });
});
