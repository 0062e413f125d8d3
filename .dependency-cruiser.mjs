/**
 * The floors of the house: imports point down only, spec <- codecs <- state-machines <- conformance, and what stands
 * beside them (scripts, bench, docs) is imported by none.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle, even of types alone, makes two files one idea.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'spec-is-the-ground',
      comment: 'spec is data that every other floor reads; it reads none of them.',
      severity: 'error',
      from: { path: '^spec/' },
      to: { path: '^(codecs|state-machines|conformance)/' },
    },
    {
      name: 'codecs-stand-on-spec',
      severity: 'error',
      from: { path: '^codecs/' },
      to: { path: '^(state-machines|conformance)/' },
    },
    {
      name: 'state-machines-stand-on-codecs',
      severity: 'error',
      from: { path: '^state-machines/' },
      to: { path: '^conformance/' },
    },
    {
      name: 'nobody-stands-on-the-side-buildings',
      comment: 'docs decides nothing; scripts and bench are tools of this repository and not in the package.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines|conformance)/' },
      to: { path: '^(scripts|bench|docs|dist)/' },
    },
    {
      name: 'no-node-below-conformance',
      comment: 'spec, codecs and state-machines run in any JavaScript runtime.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-below-conformance-only-read-files',
      comment: 'A test may read the data files beside it and take the time; for more it is on the wrong floor.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/.+\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(fs|path|url|perf_hooks)$' },
    },
    {
      name: 'portable-packages-below-conformance',
      comment: 'Every package used there must itself run in any JavaScript runtime; add one here only if it does.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/(fp-ts|io-ts|typescript-parsec|iconv-lite)/',
      },
    },
    {
      name: 'actors-know-only-the-port',
      comment: 'The reference and the scenarios cannot tell one desktop from the other, so they import neither.',
      severity: 'error',
      from: { path: '^conformance/(reference|scenarios)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^conformance/desktop/(virtual|win32)' },
    },
    {
      name: 'a-subject-loads-little',
      comment: 'It starts anew for each scenario, and under Wine every file that it loads takes milliseconds.',
      severity: 'error',
      from: { path: '^conformance/(reference|desktop/win32)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(spec|codecs|state-machines)/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tester-shares-nothing-with-the-reference',
      comment: 'A mistake that both made would go unseen.',
      severity: 'error',
      from: { path: '^conformance/(tester|scenarios)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^conformance/(reference|mutants)/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: {},
      to: { path: '\\.test\\.ts$' },
    },
    {
      name: 'no-development-packages-in-the-package',
      comment: 'What the package needs, types included, its consumer must get with it.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines|conformance)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'npm-optional'] },
    },
    {
      name: 'no-unresolved-imports',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
