/** The cells of an XlTable as rows and columns, and an XlTable of such cells. */
import { isBytes, isWord, noBytes } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';
import type { FormatOptions } from '../kernel/context.js';
import { type Either, isLeft, left, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { count } from '../kernel/rows.js';
import { pageOf } from '../text/page-of.js';
import type { XlTable } from './xl-table.js';
import { maxData, stringLength, type XlTableBlock } from './xl-table-block.js';

/**
 * A cell; `null`: blank; `undefined`: it keeps the value that it had, as the table skips it or ends before it; `error`: one
 * of the codes that `xlTableErrors` names.
 *
 * @category Spreadsheets
 */
export type XlTableCell = number | string | boolean | { readonly error: number } | null | undefined;

/**
 * How many cells {@link listXlTableCells} gives unless it is told otherwise.
 *
 * @category Spreadsheets
 */
export const maxXlTableCells = 1_048_576;

/**
 * The cells row by row. Cells beyond the last row are left out; those that no block gives are `undefined`. Any NaN is
 * NaN, and a truth value other than 0 is true.
 *
 * @param limit how many cells there may be. Twelve bytes can ask for four thousand million of them, so a table that
 * has more is an error, before any memory is taken for them.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { listXlTableCells, orThrow } from 'dde-spec/codecs';
 * const blocks = [
 *   { type: 'tdtString', values: ['East'] },
 *   { type: 'tdtBlank', count: 1 },
 *   { type: 'tdtFloat', values: [1.5, 2] },
 * ] as const;
 * const cells = listXlTableCells({ rows: 2, columns: 2, blocks, rest: new Uint8Array(0) });
 * orThrow(cells); // [['East', null], [1.5, 2]]
 * ```
 */
export function listXlTableCells(
  { rows, columns, blocks }: XlTable,
  limit: number = maxXlTableCells,
): Either<CodecError, readonly (readonly XlTableCell[])[]> {
  const total = rows * columns;
  // Empty rows take memory, too.
  const asked = Math.max(total, rows);
  if (asked > limit) return left({ expected: count(limit, 'cell'), found: count(asked, 'cell'), path: ['XlTable'] });
  const cells: XlTableCell[] = [];
  for (const block of blocks) {
    for (const cell of cellsOfBlock(block)) {
      if (cells.length === total) break;
      cells.push(cell);
    }
  }
  while (cells.length < total) cells.push(undefined);
  return right(Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns)));
}

function* cellsOfBlock(block: XlTableBlock): Iterable<XlTableCell> {
  switch (block.type) {
    case 'tdtFloat':
      for (const value of block.values) yield isBytes(value) ? Number.NaN : value;
      return;
    case 'tdtBool':
      for (const value of block.values) yield value !== false;
      return;
    case 'tdtError':
      for (const error of block.values) yield { error };
      return;
    case 'tdtString':
    case 'tdtInt':
      yield* block.values;
      return;
    case 'tdtBlank':
      for (let i = 0; i < block.count; i++) yield null;
      return;
    case 'tdtSkip':
      for (let i = 0; i < block.count; i++) yield undefined;
      return;
    case 'other':
      return;
  }
}

/**
 * The table of cells, with one block for each run of cells of one type, as Microsoft Excel writes it: numbers are
 * tdtFloat. A block that would hold more than 65535 bytes is split.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { makeXlTable, orThrow } from 'dde-spec/codecs';
 * const table = makeXlTable([['East', 'West', 'North']]);
 * orThrow(table).blocks; // [{ type: 'tdtString', values: ['East', 'West', 'North'] }]
 * ```
 */
export function makeXlTable(
  cells: readonly (readonly XlTableCell[])[],
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, XlTable> {
  const page = pageOf(options);
  const columns = cells[0]?.length ?? 0;
  if (cells.length > 0xffff) return left(unfit('at most 65535 rows', String(cells.length), []));
  if (columns > 0xffff) return left(unfit('at most 65535 columns', String(columns), []));
  const runs: Run[] = [];
  for (const [row, line] of cells.entries()) {
    if (line.length !== columns) return left(unfit(count(columns, 'cell'), String(line.length), [`[${row}]`]));
    // entries() gives holes of the array, too: they are cells to skip.
    for (const [column, cell] of line.entries()) {
      const found = runOf(cell, page);
      if (isLeft(found)) return left({ ...found.left, path: ['XlTable', `[${row}]`, `[${column}]`] });
      append(runs, found.right, cell);
    }
  }
  return right({ rows: cells.length, columns, blocks: runs.map(blockOf), rest: noBytes });
}

interface Run {
  readonly type: Exclude<XlTableBlock['type'], 'other' | 'tdtInt'>;
  readonly cells: XlTableCell[];
  /** In bytes; of blank and skipped cells, which are counted only, their number. */
  size: number;
}

function runOf(cell: XlTableCell, page: CodePage): Either<CodecError, Omit<Run, 'cells'>> {
  if (cell === undefined) return right({ type: 'tdtSkip', size: 1 });
  if (cell === null) return right({ type: 'tdtBlank', size: 1 });
  if (typeof cell === 'number') return right({ type: 'tdtFloat', size: 8 });
  if (typeof cell === 'boolean') return right({ type: 'tdtBool', size: 2 });
  if (typeof cell === 'object') {
    const { error } = cell;
    return isWord(error)
      ? right({ type: 'tdtError', size: 2 })
      : left(unfit('an error code of 16 bits', describe(error), []));
  }
  const length = stringLength(cell, page);
  return length === undefined
    ? left(unfit(`at most 255 bytes in ${page.name}`, describe(cell), []))
    : right({ type: 'tdtString', size: 1 + length });
}

function append(runs: Run[], { type, size }: Omit<Run, 'cells'>, cell: XlTableCell): void {
  const last = runs.at(-1);
  if (last === undefined || last.type !== type || last.size + size > maxData) {
    runs.push({ type, cells: [cell], size });
    return;
  }
  last.cells.push(cell);
  last.size += size;
}

function blockOf({ type, cells }: Run): XlTableBlock {
  switch (type) {
    case 'tdtFloat':
      return { type, values: cells as number[] };
    case 'tdtString':
      return { type, values: cells as string[] };
    case 'tdtBool':
      return { type, values: cells as boolean[] };
    case 'tdtError':
      return { type, values: (cells as { readonly error: number }[]).map(({ error }) => error) };
    case 'tdtBlank':
    case 'tdtSkip':
      return { type, count: cells.length };
  }
}

function unfit(expected: string, found: string, path: readonly string[]): CodecError {
  return { expected, found, path: ['XlTable', ...path] };
}
