/** The floors of the house, from the ground up; each reads those before it and none of those after it. */
const floors = ['spec', 'codecs', 'state-machines', 'desktop', 'conformance'];

/** The rooms of the suite, from the bottom up, each with what would be lost if it looked up. */
const rooms = [
  ['program', 'Starting programs has nothing to do with DDE.'],
  ['profile', 'What a subject says of itself is given before anybody plays with it.'],
  ['tester', 'The tester plays the other side of any story; it knows none.'],
  ['scenarios', 'A story is told to a subject that it cannot choose.'],
  ['verdict', 'What an observation counts as does not depend on who ran it.'],
  ['report', 'A report shows a verdict and decides nothing.'],
  ['reference', 'The reference is judged like any other subject.'],
  ['vectors', 'Vectors are data for programs in any language.'],
  ['adapter', 'What an adapter answers is known before anybody plays a whole suite.'],
  ['runner', 'The runner plays whatever it is given.'],
  ['mutants', 'Mutants are judged by the suite as it stands.'],
  ['wine', 'What starts a command under Wine does not know which command it is.'],
  ['cli', 'Nobody but a person needs the command line.'],
];

/** Tests may bring in what stands above them, to see it from the outside. */
const noTests = '\\.test\\.ts$';

const floorRules = floors.slice(0, -1).map((floor, at) => ({
  name: `${floor}-looks-down`,
  comment: 'A floor that reads one above it can no longer be used without it.',
  severity: 'error',
  from: { path: `^${floor}/` },
  to: { path: `^(${floors.slice(at + 1).join('|')})/` },
}));

const roomRules = rooms.slice(0, -1).map(([room, comment], at) => ({
  name: `${room}-looks-down`,
  comment,
  severity: 'error',
  from: { path: `^conformance/${room}/`, pathNot: noTests },
  to: {
    path: `^conformance/(${rooms
      .slice(at + 1)
      .map(([name]) => name)
      .join('|')})/`,
  },
}));

/**
 * Imports point down only, between the floors and between the rooms of a floor, and what stands beside them (scripts,
 * bench, docs) is imported by none.
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
    ...floorRules,
    ...roomRules,
    {
      name: 'nobody-stands-on-the-side-buildings',
      comment: 'docs decides nothing; scripts and bench are tools of this repository and not in the package.',
      severity: 'error',
      from: { path: `^(${floors.join('|')})/` },
      to: { path: '^(scripts|bench|docs|dist)/' },
    },
    {
      name: 'no-node-in-web-pages',
      comment:
        'All that runs on the virtual desktop runs in any JavaScript runtime; for Node there is conformance/node.',
      severity: 'error',
      from: { path: `^(${floors.join('|')})/index\\.ts$` },
      to: {
        path: '^(node:)?(assert|buffer|child_process|crypto|events|fs|module|os|path|process|readline|stream|timers|tty|url|util|v8|vm|worker_threads|zlib)(/|$)',
        reachable: true,
      },
    },
    {
      name: 'no-node-below-the-desktop',
      comment: 'spec, codecs and state-machines have nothing that needs Node.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/', pathNot: noTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-below-the-desktop-only-read-files',
      comment:
        'A test may read the data files beside it, take the time and bring values of another realm; for more it is on the wrong floor.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/.+\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(fs|path|url|perf_hooks|vm)$' },
    },
    {
      name: 'portable-packages-below-the-desktop',
      comment: 'Every package used there must itself run in any JavaScript runtime; add one here only if it does.',
      severity: 'error',
      from: { path: '^(spec|codecs|state-machines)/', pathNot: noTests },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/(fp-ts|io-ts|typescript-parsec|iconv-lite)/',
      },
    },
    {
      name: 'actors-know-only-the-port',
      comment:
        'The reference, the tester and the scenarios cannot tell one desktop from the other, so they import neither.',
      severity: 'error',
      from: { path: '^conformance/(reference|tester|scenarios)/', pathNot: noTests },
      to: { path: '^desktop/(virtual|win32)/' },
    },
    {
      name: 'a-subject-loads-little',
      comment: 'It starts anew for each scenario, and under Wine every file that it loads takes milliseconds.',
      severity: 'error',
      from: { path: '^(conformance/reference|desktop/win32)/', pathNot: noTests },
      to: { path: '^(spec|codecs|state-machines)/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reference-shares-nothing-with-the-tester',
      comment: 'A mistake that both made would go unseen.',
      severity: 'error',
      from: { path: '^conformance/reference/', pathNot: noTests },
      to: { path: '^conformance/(tester|scenarios|verdict)/' },
    },
    {
      name: 'codecs-kernel-is-the-ground',
      comment:
        'Every family stands on the kernel, so that the kernel can stand on none: it takes a code page as a value.',
      severity: 'error',
      from: { path: '^codecs/kernel/', pathNot: noTests },
      to: { path: '^codecs/(?!kernel/)' },
    },
    {
      name: 'families-do-not-know-the-registry',
      comment: 'Who imports one family gets that family, and not all.',
      severity: 'error',
      from: { path: '^codecs/[^/]+/', pathNot: noTests },
      to: { path: '^codecs/[^/]+\\.ts$' },
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
      from: { path: `^(${floors.join('|')})/`, pathNot: noTests },
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
