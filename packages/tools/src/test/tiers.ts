/** A tier of the tests: what it proves, which files belong to it, and how much of the machine it may take. */
export interface Tier {
  readonly name: string;
  readonly proves: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Files of such a tier share one module graph per worker: right only where no test leaves anything behind. */
  readonly shared: boolean;
  /** Tiers that start servers go one file at a time, after the others. */
  readonly startsServers: boolean;
  readonly testTimeoutSeconds: number;
}

const rooms = '{events,functions,packages}/**';

export const tiers: readonly Tier[] = [
  {
    name: 'unit',
    proves: 'each room by itself, beside its source',
    include: [`${rooms}/*.test.ts`],
    exclude: ['**/*.{matrix,property}.test.ts', 'packages/local/**'],
    shared: true,
    startsServers: false,
    testTimeoutSeconds: 20,
  },
  {
    name: 'matrix',
    proves: 'every state with every command, against an oracle written by hand',
    include: [`${rooms}/*.matrix.test.ts`],
    shared: true,
    startsServers: false,
    testTimeoutSeconds: 60,
  },
  {
    name: 'property',
    proves: 'what holds for every generated journey, journal and message',
    include: [`${rooms}/*.property.test.ts`],
    shared: true,
    startsServers: false,
    testTimeoutSeconds: 60,
  },
  {
    name: 'architecture',
    proves: 'that every law of the house catches a planted violation',
    include: ['test/architecture/**/*.test.ts'],
    shared: true,
    startsServers: false,
    testTimeoutSeconds: 60,
  },
  {
    name: 'simulation',
    proves: 'every promise under every fault, by seed, and that planted mistakes are seen',
    include: ['test/simulation/**/*.test.ts'],
    shared: true,
    startsServers: false,
    testTimeoutSeconds: 240,
  },
  {
    name: 'contract',
    proves: 'one behaviour over every store, every example, every route',
    include: ['test/contract/**/*.test.ts'],
    shared: false,
    startsServers: true,
    testTimeoutSeconds: 60,
  },
  {
    name: 'fuzz',
    proves: 'that no input whatsoever breaks the functions, or comes back where it must not',
    include: ['test/fuzz/**/*.test.ts'],
    shared: false,
    startsServers: false,
    testTimeoutSeconds: 240,
  },
  {
    name: 'privacy',
    proves: 'that nothing personal leaves its place, and that no tenant sees another',
    include: ['test/privacy/**/*.test.ts'],
    shared: false,
    startsServers: false,
    testTimeoutSeconds: 120,
  },
  {
    name: 'integration',
    proves: 'the real functions on the local cloud, through HTTP, and the local cloud itself',
    include: ['test/integration/**/*.test.ts', 'packages/local/**/*.test.ts'],
    shared: false,
    startsServers: true,
    testTimeoutSeconds: 120,
  },
  {
    name: 'infra',
    proves: 'the synthesized stacks: resources, permissions, residency, stable ids',
    include: ['infra/**/*.test.ts'],
    shared: false,
    startsServers: true,
    testTimeoutSeconds: 120,
  },
];
