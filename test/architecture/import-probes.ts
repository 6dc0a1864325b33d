/** A rule of the import law, and a file that breaks it. */
export interface ImportProbe {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

const probe = (rule: string, path: string, ...specifiers: readonly string[]): ImportProbe => ({
  rule,
  path,
  text: specifiers.map((specifier) => `import '${specifier}';\n`).join(''),
});

/** The same import, in the room's source and in a test of the room. */
const both = (rule: string, path: string, specifier: string): ImportProbe[] => [
  probe(rule, `${path}.ts`, specifier),
  probe(`${rule}-in-tests`, `${path}.test.ts`, specifier),
];

/** At least one for every rule. */
export const importProbes: readonly ImportProbe[] = [
  ...both('domain-is-alone', 'packages/domain/src/kernel/takes-npm', 'zod'),
  ...both('domain-is-alone', 'packages/domain/src/kernel/takes-room', '@continuum/events'),
  probe('domain-is-alone', 'packages/domain/src/kernel/takes-node.ts', 'node:crypto'),
  probe('domain-takes-types', 'packages/domain/src/kernel/takes-code.ts', '@continuum/contracts'),
  probe('stages-are-strangers', 'packages/domain/src/referral/meets-program.ts', '../program/plan.ts'),
  probe(
    'stages-are-strangers',
    'packages/domain/src/report/meets-referral.ts',
    '../referral/meets-program.ts',
  ),
  ...both('contracts-are-alone', 'packages/contracts/src/meets-domain', '@continuum/domain'),
  ...both('events-are-alone', 'events/src/meets-contracts', '@continuum/contracts'),
  ...both('application-knows-no-world', 'packages/application/src/takes-sdk', '@aws-sdk/client-dynamodb'),
  probe('application-knows-no-world', 'packages/application/src/takes-zones.ts', 'temporal-polyfill'),
  probe('application-knows-no-world', 'packages/application/src/takes-node.ts', 'node:fs'),
  ...both('calendar-knows-time-zones', 'packages/application/src/calendar/takes-zod', 'zod'),
  ...both('interop-translates', 'packages/interop/src/meets-application', '@continuum/application'),
  probe('interop-takes-types', 'packages/interop/src/takes-code.ts', '@continuum/contracts'),
  ...both('documents-render', 'packages/documents/src/meets-application', '@continuum/application'),
  probe('documents-take-types', 'packages/documents/src/takes-code.ts', '@continuum/domain'),
  ...both('webhooks-post', 'packages/webhooks/src/meets-lambda', '@continuum/lambda'),
  probe('webhooks-take-types', 'packages/webhooks/src/takes-code.ts', '@continuum/application'),
  ...both('aws-adapts', 'packages/aws/src/meets-lambda', '@continuum/lambda'),
  probe('aws-adapts', 'packages/aws/src/takes-files.ts', 'node:fs'),
  probe('aws-takes-types', 'packages/aws/src/takes-code.ts', '@continuum/domain'),
  probe('table-definition-is-data', 'packages/aws/src/table/definition.ts', './loads-sdk.ts'),
  ...both('lambda-is-the-rim', 'packages/lambda/src/meets-aws', '@continuum/aws'),
  ...both('only-container-touches-the-world', 'functions/report-stage/handler', '@continuum/aws'),
  ...both('only-container-touches-the-world', 'functions/report-stage/domain-handler', '@continuum/domain'),
  probe('container-builds', 'functions/report-stage/container.ts', '@continuum/local'),
  probe(
    'only-container-touches-the-world',
    'functions/report-stage/takes-sdk.ts',
    '@aws-sdk/client-dynamodb',
  ),
  probe('functions-are-strangers', 'functions/report-stage/meets-sweep.ts', '../deadline-sweep/work.ts'),
  probe('function-facts-are-data', 'functions/report-stage/function.ts', './handler.ts'),
  probe('infra-reads-facts', 'infra/stacks/takes-table.ts', '@continuum/aws'),
  probe('infra-reads-facts', 'infra/stacks/takes-handler.ts', '../../functions/report-stage/handler.ts'),
  probe('infra-reads-facts', 'infra/stacks/takes-npm.ts', '@middy/core'),
  probe('local-knows-no-domain', 'packages/local/src/meets-domain.ts', '@continuum/domain'),
  probe('local-knows-no-domain', 'packages/local/src/meets-function.ts', '../../../functions/facts.ts'),
  probe('tools-leave-functions-alone', 'packages/tools/src/meets-function.ts', '../../../functions/facts.ts'),
  probe('nothing-imports-tools', 'packages/local/src/meets-tools.ts', '@continuum/tools/check'),
  probe('nothing-imports-test', 'packages/local/src/meets-test.ts', '../../../test/kit.ts'),
  probe('doubles-serve-tests', 'packages/application/src/takes-doubles.ts', '../test/store-in-memory.ts'),
  probe('doors-only', 'packages/application/src/climbs-in.ts', '../../domain/src/program/plan.ts'),
  probe('doors-only', 'test/contract/climbs-in.ts', '../../packages/domain/src/program/plan.ts'),
  probe('no-cycles', 'packages/local/src/one.ts', './other.ts'),
  probe('nothing-unresolved', 'packages/application/src/asks-nobody.ts', '@continuum/no-such-room'),
  probe('nothing-unresolved', 'packages/application/src/deep.ts', '@continuum/domain/src/program/plan.ts'),
];

/** What the probes lean on. None of it breaks a rule by itself, but the second half of the cycle. */
export const surroundings: Readonly<Record<string, string>> = {
  'packages/domain/src/program/plan.ts': 'export const plan = 1;\n',
  'packages/aws/src/table/loads-sdk.ts': "import '@aws-sdk/client-dynamodb';\n",
  'packages/local/src/other.ts': "import './one.ts';\n",
  'functions/deadline-sweep/work.ts': 'export const work = 1;\n',
  'functions/facts.ts': 'export const facts = 1;\n',
  'test/kit.ts': 'export const kit = 1;\n',
  'packages/application/test/store-in-memory.ts': 'export const store = 1;\n',
};

const importing = (...specifiers: readonly string[]): string =>
  specifiers.map((specifier) => `import '${specifier}';\n`).join('');

/** Imports the law allows: they show that a probe is caught for what it imports and not for being there. */
export const lawful: Readonly<Record<string, string>> = {
  'packages/domain/src/episode/composes.ts': `import '../program/plan.ts';
import type { Door } from '@continuum/contracts';
export type Taken = Door;\n`,
  'packages/domain/src/episode/composes.test.ts': importing('vitest', 'fast-check', './composes.ts'),
  'packages/contracts/src/schema.ts': importing('zod', './primitives.ts'),
  'events/src/catalog.ts': importing('zod', '@continuum/contracts/primitives'),
  'packages/application/src/tries.test.ts': importing('vitest', '../test/store-in-memory.ts'),
  'packages/application/src/calendar/zones.ts': importing('temporal-polyfill', '@continuum/domain'),
  'packages/aws/src/table/store.ts': importing(
    '@aws-sdk/client-dynamodb',
    'zod',
    'node:crypto',
    'node:zlib',
    '@continuum/application',
  ),
  'packages/lambda/src/http.ts': `${importing('@middy/core', 'zod', '@continuum/application')}import type { Context } from 'aws-lambda';
export type Taken = Context;\n`,
  'functions/program-stage/container.ts': importing(
    '@aws-sdk/client-dynamodb',
    '@continuum/aws',
    '@continuum/lambda',
    'zod',
  ),
  'functions/program-stage/handler.ts': importing('@continuum/application', '@continuum/events'),
  'functions/program-stage/function.ts': importing('../facts.ts'),
  'infra/stacks/reads.ts': importing(
    'aws-cdk-lib',
    'node:path',
    '@continuum/events',
    '@continuum/aws/table-definition',
    '@continuum/functions/program-stage/function',
  ),
  'packages/local/src/runs.ts': importing('node:worker_threads', '@aws-sdk/client-dynamodb'),
  'packages/tools/src/plays.ts': importing('@continuum/local', '@continuum/domain', '@continuum/aws'),
  'test/integration/everything.ts': importing(
    '@continuum/tools/check',
    '@continuum/local',
    '@continuum/domain',
  ),
};
