/** A lint rule, and a file that breaks it and nothing else worth naming. */
export interface LintProbe {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

// Put together here, so that no search for focused or skipped tests finds this file.
const focused = ['it', 'only'].join('.');
const skipped = ['it', 'skip'].join('.');
const domain = (name: string) => `packages/domain/src/${name}.ts`;

/** The rules the house leans on. */
export const lintProbes: readonly LintProbe[] = [
  {
    rule: 'nursery/noFloatingPromises',
    path: 'packages/aws/src/floats.ts',
    text: `async function save(): Promise<number> {\n  return 1;\n}\nexport function run(): void {\n  save();\n}\n`,
  },
  {
    rule: 'nursery/noFloatingPromises',
    path: 'packages/aws/src/floats-across-rooms.ts',
    text: `import { sweep } from '@continuum/application';\nexport function run(): void {\n  sweep();\n}\n`,
  },
  {
    rule: 'nursery/noFloatingPromises',
    path: 'packages/aws/src/floats-method.ts',
    text: `class Store {\n  async save(): Promise<number> {\n    return 1;\n  }\n}\nexport function run(): void {\n  const store = new Store();\n  store.save();\n}\n`,
  },
  {
    rule: 'nursery/noMisusedPromises',
    path: 'packages/aws/src/misuses.ts',
    text: `async function isDue(): Promise<boolean> {\n  return true;\n}\nexport function run(): number {\n  if (isDue()) return 1;\n  return 0;\n}\n`,
  },
  {
    rule: 'nursery/useExhaustiveSwitchCases',
    path: domain('forgets'),
    text: `type Stage = 'referral' | 'program' | 'report';\nexport function order(stage: Stage): number {\n  switch (stage) {\n    case 'referral':\n      return 1;\n    case 'program':\n      return 2;\n  }\n  return 0;\n}\n`,
  },
  {
    rule: 'nursery/useAwaitThenable',
    path: 'packages/aws/src/waits.ts',
    text: `export async function run(): Promise<number> {\n  const n: number = 1;\n  return await n;\n}\n`,
  },
  {
    rule: 'suspicious/noConsole',
    path: 'functions/partner-api/speaks.ts',
    text: `console.log('a request');\n`,
  },
  {
    rule: 'suspicious/noFocusedTests',
    path: 'packages/aws/src/focused.test.ts',
    text: `import { it } from 'vitest';\n${focused}('runs alone', () => undefined);\n`,
  },
  {
    rule: 'suspicious/noSkippedTests',
    path: 'packages/aws/src/skipped.test.ts',
    text: `import { it } from 'vitest';\n${skipped}('never runs', () => undefined);\n`,
  },
  {
    rule: 'suspicious/noExplicitAny',
    path: 'packages/aws/src/anything.ts',
    text: `export const anything = (value: any) => value;\n`,
  },
  {
    rule: 'suspicious/noEmptyBlockStatements',
    path: 'packages/aws/src/hides.ts',
    text: `export function run(work: () => void): void {\n  try {\n    work();\n  } catch {}\n}\n`,
  },
  {
    rule: 'style/noRestrictedImports',
    path: 'packages/contracts/src/named-zod.ts',
    text: `import { z } from 'zod';\nexport const text = z.string();\n`,
  },
  {
    rule: 'style/noProcessEnv',
    path: 'functions/partner-api/handler.ts',
    text: `export const table = process.env['TABLE_NAME'];\n`,
  },
  {
    rule: 'nursery/noJsRestrictedProperties',
    path: domain('reads-clock'),
    text: `export const now = Date.now();\n`,
  },
  {
    rule: 'nursery/noJsRestrictedProperties',
    path: domain('throws-dice'),
    text: `export const dice = Math.random();\n`,
  },
  ...['process', 'console', 'crypto', 'Intl', 'setTimeout', 'fetch'].map((name) => ({
    rule: 'style/noRestrictedGlobals',
    path: domain(`takes-${name}`),
    text: `export const taken = ${name};\n`,
  })),
];

/** Files that look like the probes and break nothing. */
export const lawfulFiles: Readonly<Record<string, string>> = {
  'packages/aws/src/awaits.ts': `import { sweep } from '@continuum/application';\nexport async function run(): Promise<void> {\n  await sweep();\n}\n`,
  'packages/domain/src/orders.ts': `type Stage = 'referral' | 'program';\nexport function order(stage: Stage): number {\n  switch (stage) {\n    case 'referral':\n      return 1;\n    case 'program':\n      return 2;\n  }\n}\n`,
  'packages/domain/src/dates.ts': `export const asDate = (instant: string) => new Date(instant);\n`,
  'packages/tools/src/speaks.ts': `console.log('a result');\n`,
  'functions/partner-api/container.ts': `export const table = process.env['TABLE_NAME'];\n`,
};
