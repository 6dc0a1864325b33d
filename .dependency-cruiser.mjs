// The import law: who may import whom. Whatever a room's list does not name is forbidden to it.
// test/architecture plants one violation per rule and sees it caught.

const tests = '\\.test\\.ts$';
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);
const core = (...names) => names.map((name) => `^(node:)?${name}$`);
/** Containers, and what several of them build alike. */
const builds = '^functions/([^/]+/container|message-readers|webhook-sending)\\.ts$';
const awsTypes = '(^|/)@types/aws-lambda/|^aws-lambda$';

const domain = '^packages/domain/src/';
const contracts = '^packages/contracts/src/';
const application = '^packages/application/src/';
const aws = '^packages/aws/src/';
const lambda = '^packages/lambda/src/';
const interop = '^packages/interop/src/';
const documents = '^packages/documents/src/';
const webhooks = '^packages/webhooks/src/';
const local = '^packages/local/';
const tools = '^packages/tools/';
const events = '^events/src/';
const room = '(packages/[^/]+|events|functions|infra|test)';

/** What a test may import beyond what its room may. */
const testLibraries = npm('vitest', 'fast-check', 'aws-sdk-client-mock');

/**
 * Two rules: the room's own list for its source; for its tests the same list, the test libraries and what the
 * room's folder `test` holds for them.
 */
function only(name, comment, from, allowed) {
  const path = from.path ?? from;
  const forTests = path.replace(/src\/.*$/, 'test/');
  return [
    {
      name,
      comment,
      severity: 'error',
      from: { path, pathNot: [tests, ...(from.pathNot ?? [])] },
      to: { pathNot: allowed },
    },
    {
      name: `${name}-in-tests`,
      comment: `${comment} Its tests: the same, their own folder and the test libraries.`,
      severity: 'error',
      from: { path: `${path}.*${tests}` },
      to: { pathNot: [...allowed, forTests, ...testLibraries], dependencyTypesNot: ['core'] },
    },
  ];
}

function typesOnly(name, comment, from, to) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: to, dependencyTypesNot: ['type-only'] },
  };
}

function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const domainLaw = [
  ...only('domain-is-alone', 'The domain imports itself, and types from contracts.', domain, [
    domain,
    contracts,
  ]),
  typesOnly('domain-takes-types', 'Contracts lend the domain types, never code.', domain, contracts),
  never(
    'stages-are-strangers',
    'Referral, program and report never import each other; episode composes them.',
    { path: `${domain}(referral|program|report)/` },
    { path: `${domain}(referral|program|report)/`, pathNot: `${domain}$1/` },
  ),
];

const contractLaw = [
  ...only('contracts-are-alone', 'Contracts import zod, and the API description made from them.', contracts, [
    contracts,
    '^packages/contracts/(openapi|fhir-capabilities)\\.json$',
    ...npm('zod'),
  ]),
  ...only('events-are-alone', "Events import zod and contracts' primitives.", events, [
    events,
    `${contracts}primitives(\\.ts|/)`,
    ...npm('zod'),
  ]),
];

const applicationLaw = [
  ...only(
    'application-knows-no-world',
    'Use cases import the domain, contracts and events.',
    { path: application, pathNot: [`${application}calendar/`] },
    [application, domain, contracts, events],
  ),
  ...only(
    'calendar-knows-time-zones',
    'The calendar also imports its time zone library.',
    `${application}calendar/`,
    [application, domain, contracts, events, ...npm('temporal-polyfill', 'temporal-spec')],
  ),
];

const adapterLaw = [
  ...only(
    'interop-translates',
    'Wire formats import contracts and domain types, and the readers of XML and CSV.',
    interop,
    [interop, contracts, domain, ...npm('saxes', 'csv-parse')],
  ),
  typesOnly('interop-takes-types', 'Contracts and domain lend interop types, never code.', interop, [
    contracts,
    domain,
  ]),
  ...only('documents-render', 'Documents import contracts and domain types.', documents, [
    documents,
    contracts,
    domain,
  ]),
  typesOnly('documents-take-types', 'Contracts and domain lend documents types, never code.', documents, [
    contracts,
    domain,
  ]),
  ...only('webhooks-post', 'Webhooks import what signs, judges and sends.', webhooks, [
    webhooks,
    application,
    contracts,
    ...npm('standardwebhooks', 'ipaddr\\.js'),
    ...core('crypto', 'dns/promises', 'http', 'https', 'net'),
  ]),
  typesOnly('webhooks-take-types', 'Webhooks borrow types only.', webhooks, [application, contracts]),
  ...only(
    'aws-adapts',
    "AWS adapters import application's ports, contracts and domain types, zod and the SDK.",
    aws,
    [
      aws,
      application,
      domain,
      contracts,
      ...npm('zod', '@aws-sdk/[^/]+', '@smithy/[^/]+'),
      ...core('crypto', 'zlib'),
    ],
  ),
  typesOnly('aws-takes-types', 'Contracts and domain lend the adapters types, never code.', aws, [
    contracts,
    domain,
  ]),
  never(
    'table-definition-is-data',
    'The table definition is plain data: whoever reads it loads no SDK.',
    { path: `${aws}table/definition\\.ts$` },
    { path: ['node_modules', '^(node:)?[a-z_]+$'], reachable: true },
  ),
];

const functionLaw = [
  ...only(
    'lambda-is-the-rim',
    'The rim imports application, contracts, events, zod, middy and Powertools.',
    lambda,
    [
      lambda,
      application,
      contracts,
      events,
      ...npm('zod', '@middy/[^/]+', '@aws-lambda-powertools/[^/]+'),
      awsTypes,
    ],
  ),
  ...only(
    'only-container-touches-the-world',
    'A function imports lambda, application, contracts and events; adapters only from what builds it.',
    { path: '^functions/', pathNot: [builds] },
    ['^functions/', lambda, application, contracts, events, awsTypes],
  ),
  never(
    'container-builds',
    'A container builds: it also imports the adapters, the SDK whose clients they take, and zod.',
    { path: builds },
    {
      pathNot: [
        '^functions/',
        lambda,
        application,
        contracts,
        events,
        aws,
        interop,
        documents,
        webhooks,
        ...npm('zod', '@aws-sdk/[^/]+', '@smithy/[^/]+'),
        awsTypes,
      ],
    },
  ),
  never(
    'functions-are-strangers',
    'A function never imports another function.',
    { path: '^functions/([^/]+)/' },
    { path: '^functions/[^/]+/', pathNot: '^functions/$1/' },
  ),
  never(
    'function-facts-are-data',
    'function.ts is read at synthesis: it loads no handler and no SDK.',
    { path: '^functions/[^/]+/function\\.ts$' },
    { pathNot: ['^functions/[^/]+\\.ts$', contracts, events, `${aws}table/definition\\.ts$`] },
  ),
];

const hostLaw = [
  never(
    'infra-reads-facts',
    'Infra imports CDK, the catalog, the routes, the table definition and function facts.',
    { path: '^infra/' },
    {
      pathNot: [
        '^infra/',
        events,
        contracts,
        `${aws}table/definition\\.ts$`,
        '^functions/([^/]+/function|[^/]+)\\.ts$',
        ...npm('aws-cdk-lib', 'aws-cdk', 'constructs', 'cdk-nag', 'esbuild', 'vitest'),
      ],
      dependencyTypesNot: ['core'],
    },
  ),
  never(
    'local-knows-no-domain',
    'The local cloud reads the synthesized template and runs function entries; it imports no other room.',
    { path: local },
    { path: `^${room}/`, pathNot: local },
  ),
  never(
    'tools-leave-functions-alone',
    'Tools import neither functions nor tests.',
    { path: tools },
    { path: '^(functions|test)/' },
  ),
  never(
    'nothing-imports-tools',
    'Only tests import tools.',
    { path: `^${room}/`, pathNot: ['^test/', tools] },
    { path: tools },
  ),
  never(
    'doubles-serve-tests',
    "Only tests import what their room's folder `test` holds for them.",
    { pathNot: [tests, '^test/', `^${room}/test/`] },
    { path: `^${room}/test/` },
  ),
  never('nothing-imports-test', 'Only tests import tests.', { pathNot: '^test/' }, { path: '^test/' }),
];

const everyoneLaw = [
  never(
    'doors-only',
    'Another room is entered by its package name, through a door its package.json opens.',
    { path: `^${room}/` },
    { path: `^${room}/`, pathNot: '^$1/', dependencyTypes: ['local'] },
  ),
  never('no-cycles', 'No module leads back to itself.', {}, { circular: true }),
  never(
    'nothing-unresolved',
    'An import that leads nowhere would slip through every other rule.',
    {},
    // aws-lambda has types and nothing else, by way of @types/aws-lambda.
    { couldNotResolve: true, pathNot: '^aws-lambda$' },
  ),
];

export default {
  forbidden: [
    ...domainLaw,
    ...contractLaw,
    ...applicationLaw,
    ...adapterLaw,
    ...functionLaw,
    ...hostLaw,
    ...everyoneLaw,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)cdk\\.out/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
