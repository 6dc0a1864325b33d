import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutRoot } from '../checkout.ts';
import type { Check } from './check.ts';
import { runBinary } from './command.ts';

const lawFile = join(checkoutRoot, '.dependency-cruiser.mjs');
const rooms = ['events', 'functions', 'infra', 'packages', 'test'];

/** One import that the law forbids. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly modules: number;
  readonly violations: readonly Violation[];
}

interface CruiseReport {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
  };
}

/** The names of all rules of the law. */
export async function ruleNames(): Promise<string[]> {
  const { default: law }: { default: { forbidden: { name: string }[] } } = await import(
    pathToFileURL(lawFile).href
  );
  return law.forbidden.map(({ name }) => name);
}

/** What dependency-cruiser says of the languages it can read; without TypeScript it would pass everything. */
export async function readableLanguages(): Promise<string> {
  return (await runBinary('depcruise', ['--info'], checkoutRoot)).output;
}

/** Reads every import below `root` and holds it to `.dependency-cruiser.mjs`. */
export async function cruise(root: string): Promise<Cruise> {
  const { output } = await runBinary(
    'depcruise',
    ['--config', lawFile, '--output-type', 'json', ...rooms],
    root,
  );
  const { summary }: CruiseReport = JSON.parse(output);
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
  };
}

export const importLaw: Check = {
  name: 'imports',
  finds: 'imports the law of the rooms forbids',
  run: async (root) => {
    const { modules, violations } = await cruise(root);
    if (modules === 0) return ['dependency-cruiser saw no module at all'];
    return violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
  },
};
