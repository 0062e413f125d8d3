/** The cells that the records of SYLK define. */
import type { FormatOptions } from '../kernel/context.js';
import { pageOf } from '../text/page-of.js';
import type { Cell, CellValue } from './cell.js';
import type { CfSylk } from './cf-sylk.js';
import { unescapeText } from './sylk-escapes.js';
import { sylkPosition, sylkValue } from './sylk-values.js';

/**
 * A cell of SYLK.
 *
 * @category Spreadsheets
 */
export interface SylkCell extends Cell {
  /**
   * The expression that gives the value; `undefined`: none stands in the record. Its references have the form R1C1, or
   * A1 where an O record has the field L. A shared one stands in the record that the fields R and C name.
   */
  readonly formula: string | undefined;
}

/**
 * The cells, one for each C record before the E record, as a list: a later one for the same place stands for what it
 * names. C and F records without X or Y take the last one; before any is given, the cell is row 1, column 1.
 *
 * @category Spreadsheets
 *
 * @example
 * ```ts
 * import { listSylkCells, makeSylkRecord } from 'dde-spec/codecs';
 * const records = [makeSylkRecord('ID', 'PX'), makeSylkRecord('C', 'Y2', 'X3', 'K0.5', 'ER1C1/2'), makeSylkRecord('E')];
 * const cell = listSylkCells({ records, terminated: true, rest: new Uint8Array(0) })[0];
 * cell?.content; // { kind: 'number', value: 0.5 }
 * cell?.formula; // 'R1C1/2'
 * ```
 */
export function listSylkCells({ records }: CfSylk, options?: Pick<FormatOptions, 'codePage'>): readonly SylkCell[] {
  const page = pageOf(options);
  const cells: SylkCell[] = [];
  let row = 1;
  let column = 1;
  for (const { type, fields } of records) {
    if (type === 'E') break;
    if (type !== 'C' && type !== 'F') continue;
    let content: CellValue | undefined;
    let formula: string | undefined;
    for (const field of fields) {
      switch (field.type) {
        case 'X':
          column = sylkPosition(field) ?? column;
          break;
        case 'Y':
          row = sylkPosition(field) ?? row;
          break;
        case 'K':
          content = sylkValue(field.text, page);
          break;
        case 'E':
          formula = unescapeText(field.text, page);
          break;
      }
    }
    if (type === 'C') cells.push({ row, column, content, formula });
  }
  return cells;
}
