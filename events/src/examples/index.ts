/**
 * An example of every contract event, as it stands on the bus, and what spoils it. One journey, made up: Jodie
 * Hicks, 56, after rotator cuff surgery.
 */
import type { ContractEventName } from '../catalog.ts';
import { dischargeSketches } from './discharge.ts';
import { type Example, ofDischarge, ofEpisode } from './example.ts';
import { programSketches } from './program.ts';
import { referralSketches } from './referral.ts';
import { reportSketches } from './report.ts';
import { setbackSketches } from './setback.ts';

const episodeSketches = { ...referralSketches, ...programSketches, ...setbackSketches, ...reportSketches };

export const examples = Object.fromEntries([
  ...Object.entries(dischargeSketches).map(([type, sketch]) => [type, ofDischarge(type, sketch)]),
  ...Object.entries(episodeSketches).map(([type, sketch]) => [type, ofEpisode(type, sketch)]),
]) as Readonly<Record<ContractEventName, Example>>;

export { envelopeFaults } from './envelope.ts';
export type { Example, Fault } from './example.ts';
export { spoiled } from './spoiled.ts';
export { submittedExample } from './submitted.ts';
