/**
 * The examples in the doc comments and guides: compiled together against the built package, run, and held to the
 * values that they give. What the entry points export must have a doc comment, and functions, classes and codecs an
 * example.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect as show } from 'node:util';
import ts from 'typescript';
import { filesBelow } from './assets.js';
import {
  type DocExample,
  type ExampleModule,
  exampleModule,
  extractExamples,
  guideExamples,
  runExample,
} from './doc-example.js';
import { formatTally, isGreen } from './tally.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Within the package, so that `dde-spec/...` is the package itself. */
const folder = join(root, 'dist', 'examples');
const floors = ['spec', 'codecs', 'state-machines', 'desktop', 'conformance'];

let passed = 0;
let failed = 0;
const fail = (place: string, why: string): void => {
  failed += 1;
  process.stdout.write(`FAILED  ${place}\n  ${why.replaceAll('\n', '\n  ')}\n`);
};

interface Prepared extends ExampleModule {
  readonly example: DocExample;
  /** Its path without an ending. */
  readonly path: string;
}

const placeOf = ({ file, line }: DocExample): string => `${file}:${line}`;

const prepare = (): readonly Prepared[] => {
  const inComments = floors.flatMap((floor) =>
    filesBelow(join(root, floor))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => `${floor}/${path}`)
      .flatMap((file) => {
        const { examples, unfenced } = extractExamples(file, readFileSync(join(root, file), 'utf8'));
        for (const line of unfenced) fail(`${file}:${line}`, 'this @example has no closed ```ts fence');
        return examples;
      }),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return [...inComments, ...guideExamples(root)].map((example) => {
    const path = join(folder, `${example.file.replace(/\.(?:ts|md)$/, '').replaceAll('/', '-')}-${example.line}`);
    const made = exampleModule(example, '..');
    writeFileSync(`${path}.ts`, made.code);
    return { ...made, example, path };
  });
};

/** `dist` holds compiled tests and scripts too: the program reads what the examples import, and that alone. */
const compile = (files: readonly string[]): ts.Program =>
  ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    rootDir: root,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
  });

/** What keeps an example from compiling, in lines of the source that it stands in. */
const problems = (program: ts.Program, { path, example }: Prepared): string | undefined => {
  const source = program.getSourceFile(`${path.replaceAll('\\', '/')}.ts`);
  if (source === undefined) return 'the compiler did not find it';
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  if (found.length > 0) {
    return found
      .map(({ start = 0, messageText }) => {
        const line = example.line + source.getLineAndCharacterOfPosition(start).line;
        return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      })
      .join('\n');
  }
  program.emit(source);
  return undefined;
};

/** Whether an export is one that people call: a function, a class, or a codec. */
const isUsed = (checker: ts.TypeChecker, symbol: ts.Symbol): boolean => {
  if ((symbol.flags & ts.SymbolFlags.Value) === 0) return false;
  const type = checker.getTypeOfSymbol(symbol);
  if (type.getConstructSignatures().length > 0 || type.getCallSignatures().length > 0) return true;
  return ['decode', 'encode', 'is'].every((name) => type.getProperty(name) !== undefined);
};

/** The doc comments of what an entry point exports. */
const documented = (program: ts.Program, floor: string): void => {
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(join(root, 'dist', floor, 'index.d.ts').replaceAll('\\', '/'));
  const module = entry && checker.getSymbolAtLocation(entry);
  if (module === undefined) {
    fail(`${floor}/index.ts`, 'it is not built');
    return;
  }
  const missing: string[] = [];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (symbol.getDocumentationComment(checker).length === 0) missing.push(`${exported.name}: no doc comment`);
    const tags = symbol.getJsDocTags(checker);
    if (isUsed(checker, symbol) && !tags.some(({ name }) => name === 'example')) {
      missing.push(`${exported.name}: no example`);
    }
  }
  if (missing.length === 0) passed += 1;
  else fail(`${floor}/index.ts`, missing.join('\n'));
};

try {
  const prepared = prepare();
  const entries = floors.map((floor) => join(root, 'dist', floor, 'index.d.ts'));
  const program = compile([...entries, ...prepared.map(({ path }) => `${path}.ts`)]);
  for (const floor of floors) documented(program, floor);
  for (const one of prepared) {
    const trouble =
      problems(program, one) ??
      (await runExample(`${one.path}.js`, one).catch((error: unknown) =>
        error instanceof Error ? (error.stack ?? error.message) : show(error),
      ));
    if (trouble === undefined) passed += 1;
    else fail(placeOf(one.example), trouble);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
process.stdout.write(`\n${formatTally({ passed, failed })}\n`);
process.exitCode = isGreen({ passed, failed }) ? 0 : 1;
