/** The cells that the data of DIF define. */
import type { Cell, CellValue } from './cell.js';
import type { CfDif } from './cf-dif.js';
import { type DifEntry, difTypeOf, difTypes, isDifEnd } from './dif-lines.js';
import { decimalOf } from './lines.js';

/**
 * The cells in the order of the data. A row is what BOT begins, a column what its entries are counted by: neither
 * VECTORS nor TUPLES is asked, as programs disagree which of them counts rows. What stands before the first BOT is none.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { listDifCells, makeDifEntry, makeDifItem } from 'dde-spec/codecs';
 * const data = [makeDifEntry('BOT'), makeDifEntry({ text: 'a' }), makeDifEntry(true), makeDifEntry('EOD')];
 * const dif = { header: [makeDifItem('TABLE', 0, 1), makeDifItem('DATA')], data, after: '', terminated: true };
 * listDifCells({ ...dif, rest: new Uint8Array(0) })[1]?.content; // { kind: 'boolean', value: true }
 * ```
 */
export function listDifCells(dif: CfDif): readonly Cell[] {
  const cells: Cell[] = [];
  let row = 0;
  let column = 0;
  for (const entry of dif.data) {
    if (isDifEnd(entry)) break;
    if (difTypeOf(entry) === difTypes.directive) {
      if (entry.text !== 'BOT') continue;
      row++;
      column = 0;
    } else if (row > 0) {
      cells.push({ row, column: ++column, content: difValue(entry) });
    }
  }
  return cells;
}

/** What an entry says; `undefined`: it is no value. */
function difValue(entry: DifEntry): CellValue | undefined {
  switch (difTypeOf(entry)) {
    case difTypes.number:
      return numericValue(entry.number.trim(), entry.text.trim());
    case difTypes.text:
      return { kind: 'text', value: unquoted(entry.text) };
    default:
      return undefined;
  }
}

function numericValue(number: string, indicator: string): CellValue {
  switch (indicator) {
    case 'V': {
      const value = decimalOf(number);
      return value === undefined ? { kind: 'other', value: number } : { kind: 'number', value };
    }
    case 'NA':
    case 'ERROR':
      return { kind: 'error', value: indicator };
    case 'TRUE':
      return { kind: 'boolean', value: true };
    case 'FALSE':
      return { kind: 'boolean', value: false };
    default:
      return { kind: 'other', value: number };
  }
}

function unquoted(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const inner = text.slice(1, -1);
  return inner.includes('""') ? inner.replaceAll('""', '"') : inner;
}
