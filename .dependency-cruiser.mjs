/**
 * Who may import whom:
 *
 *   console, local, test  ->  infra  ->  functions  ->  adapters  ->  domain
 *
 * with two doors: functions and infra see a workflow's contracts, and infra sees of a function
 * only its environment schema (`environment.ts`, one for a folder of functions).
 */

const OURS = '^(domain|adapters|functions|workflows|infra|console|local|test)/';
const ENVIRONMENT = '^functions/(?!runtime/).*environment\\.ts$';

/** One rule: files under `from` may, of our own files, import only those matching `allowed`. */
function only(name, from, allowed, fromNot) {
  return {
    name,
    severity: 'error',
    from: { path: from, ...(fromNot && { pathNot: fromNot }) },
    to: { path: OURS, pathNot: allowed },
  };
}

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports zod and itself: no AWS, no environment, no clock, no I/O.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '^node_modules/zod/'] },
    },
    only('adapters-see-domain', '^adapters/', ['^adapters/', '^domain/']),
    only(
      'functions-see-domain-adapters-contracts',
      '^functions/',
      ['^functions/', '^adapters/', '^domain/', '^workflows/[^/]+/contracts\\.ts$'],
      ENVIRONMENT,
    ),
    {
      name: 'environments-are-plain',
      comment:
        'Infra reads these at synth: they bring zod and each other, never a handler or an SDK.',
      severity: 'error',
      from: { path: ENVIRONMENT },
      to: { pathNot: [ENVIRONMENT, '^node_modules/zod/'] },
    },
    only('workflows-see-domain', '^workflows/', ['^workflows/', '^domain/']),
    only('infra-sees-workflows-and-environments', '^infra/', [
      '^infra/',
      '^workflows/',
      ENVIRONMENT,
    ]),
    only('console-sees-contracts', '^console/', [
      '^console/',
      '^functions/api/.*contract\\.ts$',
      '^domain/.*-lifecycle\\.ts$',
      '^workflows/',
    ]),
    only('local-sees-the-system', '^local/', [
      '^local/',
      '^infra/',
      '^functions/',
      '^adapters/',
      '^workflows/',
      '^domain/',
    ]),
    {
      name: 'entries-are-leaves',
      comment: 'A Lambda entry is started, not imported: what two share has its own file.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '\\.lambda\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-deploy-tools-at-run-time',
      comment: 'What runs in a Lambda is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^(domain|adapters|functions)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      // @types/aws-lambda describes events; there is no package of that name to run.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    {
      name: 'named-by-content',
      comment: 'No barrels, and no drawer called utils, helpers, common or manager.',
      severity: 'error',
      from: {},
      to: {
        path: ['/index\\.tsx?$', '[/-](utils?|helpers?|common|managers?)(\\.tsx?$|/)'],
        pathNot: '^node_modules/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules/' },
    exclude: { path: '^(dist|cdk\\.out|\\.portage|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
