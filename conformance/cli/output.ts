/** What all parts of the command print with. */

import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { AnnotatedRow } from '../../codecs/index.js';
import { plain, safeJson, table, wrap } from '../report/text.js';
import { UsageError } from './usage-error.js';

export function print(text: string): void {
  process.stdout.write(text);
}

export function printJson(value: unknown): void {
  print(`${safeJson(value, 2)}\n`);
}

/** The value, or an error that says what was wrong with where it came from. */
export function orUsageError<E, A>(result: Either<E, A>, explain: (error: E) => string): A {
  if (isLeft(result)) throw new UsageError(explain(result.left));
  return result.right;
}

/** Rows of a block as a table. */
export function printRows(rows: readonly AnnotatedRow[]): void {
  const head = ['offset', 'bytes', 'field', 'value', 'meaning'];
  const cells = rows.map(({ offset, bytes, field, value, meaning }) =>
    [bytes === '' ? '' : String(offset), bytes, field, value, meaning].map((cell) => plain(cell)),
  );
  print(table([head, ...cells]));
}

/** The width of what is printed with labels before it, and of a label. */
const WIDTH = 100;
const LABEL = 15;

/** Lines with a label before the first of them, wrapped. */
export function labelled(label: string, ...lines: readonly string[]): string {
  return lines
    .flatMap((line) => wrap(line, WIDTH - LABEL))
    .map((line, at) => `${(at === 0 ? label : '').padEnd(LABEL)}${line}\n`)
    .join('');
}
