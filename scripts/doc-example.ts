/** The examples in doc comments and guides: finding them, making a module of each, and looking at what it gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual, inspect as show } from 'node:util';
import ts from 'typescript';

export interface DocExample {
  /** The source that it stands in, relative to the root, with `/` between the folders. */
  readonly file: string;
  /** The line of its first statement in that file, counted from 1. */
  readonly line: number;
  readonly code: string;
}

export interface Extracted {
  readonly examples: readonly DocExample[];
  /** The lines of `@example` tags that no closed ```` ```ts ```` fence follows. */
  readonly unfenced: readonly number[];
}

/** The examples in the doc comments of a source. */
export const extractExamples = (file: string, source: string): Extracted => {
  const examples: DocExample[] = [];
  const unfenced: number[] = [];
  let tag: number | undefined;
  let start: number | undefined;
  let code: string[] = [];
  const endTag = (): void => {
    if (tag !== undefined) unfenced.push(tag);
    tag = undefined;
    start = undefined;
  };
  let inside = false;
  for (const [index, text] of source.split('\n').entries()) {
    if (/^\s*\/\*\*/.test(text)) inside = true;
    if (!inside) continue;
    const line = text.replace(/^\s*(?:\/\*\*|\*(?!\/)) ?/, '');
    if (line.trim() === '```' && tag !== undefined && start !== undefined) {
      examples.push({ file, line: start, code: code.join('\n') });
      tag = undefined;
      start = undefined;
    } else if (/^@\w/.test(line)) {
      endTag();
      if (line.startsWith('@example')) tag = index + 1;
    } else if (line.trim() === '```ts' && tag !== undefined && start === undefined) {
      start = index + 2;
      code = [];
    } else if (start !== undefined) {
      code.push(line);
    }
    if (text.includes('*/')) {
      endTag();
      inside = false;
    }
  }
  endTag();
  return { examples, unfenced };
};

/** The `ts` fences of a guide in Markdown: each is an example. */
export const extractFences = (file: string, source: string): readonly DocExample[] => {
  const lines = source.split('\n');
  return lines.flatMap((line, index) => {
    if (line !== '```ts') return [];
    const end = lines.indexOf('```', index + 1);
    return [{ file, line: index + 2, code: lines.slice(index + 1, end === -1 ? undefined : end).join('\n') }];
  });
};

/** The examples of the README and of the guides. */
export const guideExamples = (root: string): readonly DocExample[] =>
  ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => extractFences(file, readFileSync(join(root, file), 'utf8')));

/** A value that a comment gives: it is wrapped, because the value may be `undefined`. */
interface Given {
  readonly value: unknown;
}

/** Either's two sides and byte arrays are written as they are made: the only calls that a value may hold. */
const makers: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  right: (right) => ({ _tag: 'Right', right }),
  left: (left) => ({ _tag: 'Left', left }),
  'Uint8Array.of': (...bytes) => Uint8Array.from(bytes as readonly number[]),
};

const allGiven = (nodes: readonly ts.Expression[]): readonly unknown[] | undefined => {
  const values: unknown[] = [];
  for (const node of nodes) {
    const given = literalOf(node);
    if (given === undefined) return undefined;
    values.push(given.value);
  }
  return values;
};

const objectOf = (node: ts.ObjectLiteralExpression): Given | undefined => {
  const value: Record<string, unknown> = {};
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return undefined;
    const given = literalOf(property.initializer);
    if (given === undefined) return undefined;
    value[property.name.text] = given.value;
  }
  return { value };
};

const literalOf = (node: ts.Expression): Given | undefined => {
  if (ts.isParenthesizedExpression(node)) return literalOf(node.expression);
  if (ts.isStringLiteralLike(node)) return { value: node.text };
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (ts.isBigIntLiteral(node)) return { value: BigInt(node.text.slice(0, -1)) };
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const given = literalOf(node.operand);
    return typeof given?.value === 'number' ? { value: -given.value } : undefined;
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (ts.isIdentifier(node) && node.text === 'undefined') return { value: undefined };
  if (ts.isObjectLiteralExpression(node)) return objectOf(node);
  if (ts.isArrayLiteralExpression(node)) {
    const values = allGiven(node.elements);
    return values && { value: values };
  }
  if (ts.isCallExpression(node)) {
    const maker = Object.hasOwn(makers, node.expression.getText()) ? makers[node.expression.getText()] : undefined;
    const values = allGiven(node.arguments);
    return maker && values && { value: maker(...values) };
  }
  return undefined;
};

/** The value that a comment gives; `undefined` for one that is prose. */
export const parseGiven = (comment: string): Given | undefined => {
  const source = `(${comment});`;
  // transpileModule tells of wrong syntax, which a source file alone keeps to itself.
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true });
  if (diagnostics.length > 0) return undefined;
  const { statements } = ts.createSourceFile('comment.ts', source, ts.ScriptTarget.ES2023, true);
  const [only] = statements;
  if (statements.length !== 1 || only === undefined || !ts.isExpressionStatement(only)) return undefined;
  return literalOf(only.expression);
};

export interface Expected {
  /** Counted in the source that the example stands in, from 1. */
  readonly line: number;
  readonly value: unknown;
}

export interface ExampleModule {
  /** Its lines are those of the example. It exports `$seen`, the values that were reached, by their number. */
  readonly code: string;
  readonly expected: readonly Expected[];
}

/**
 * The module that runs an example.
 *
 * @param toBuilt the path from the module's folder to the compiled root, for the relative imports of internal examples
 */
export const exampleModule = ({ file, line, code }: DocExample, toBuilt: string): ExampleModule => {
  const parsed = ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true);
  const edits: { readonly at: number; readonly end: number; readonly text: string }[] = [];
  const expected: Expected[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const { text } = node.moduleSpecifier;
      if (text.startsWith('.')) {
        const path = posix.join(toBuilt, posix.dirname(file), text);
        edits.push({ at: node.moduleSpecifier.getStart(), end: node.moduleSpecifier.end, text: `'${path}'` });
      }
    } else if (ts.isExpressionStatement(node)) {
      const comment = /^[ \t]*\/\/[ \t]*(.*)/.exec(code.slice(node.end))?.[1];
      const given = comment === undefined ? undefined : parseGiven(comment);
      if (given !== undefined) {
        const { expression } = node;
        const at = expression.getStart();
        edits.push({ at, end: expression.end, text: `$seen.set(${expected.length}, ${expression.getText()})` });
        expected.push({ line: line + parsed.getLineAndCharacterOfPosition(at).line, value: given.value });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  let result = code;
  for (const { at, end, text } of edits.toReversed()) result = `${result.slice(0, at)}${text}${result.slice(end)}`;
  return { code: `export const $seen = new Map<number, unknown>(); ${result}\n`, expected };
};

/** Runs the compiled module of an example; what is wrong with its values, in lines of the source that it stands in. */
export const runExample = async (
  path: string,
  { expected }: Pick<ExampleModule, 'expected'>,
): Promise<string | undefined> => {
  const { $seen } = (await import(pathToFileURL(path).href)) as { readonly $seen: ReadonlyMap<number, unknown> };
  const wrong = expected.flatMap(({ line, value }, index) => {
    if (!$seen.has(index)) return [`line ${line}: never reached`];
    const seen = $seen.get(index);
    return isDeepStrictEqual(seen, value) ? [] : [`line ${line}: gives ${show(seen)}, not ${show(value)}`];
  });
  return wrong.length === 0 ? undefined : wrong.join('\n');
};
