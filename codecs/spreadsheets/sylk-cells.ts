/** The cells that the records of SYLK define. */
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import type { Cell, CellValue } from './cell.js';
import { decimalOf, wholeOf } from './lines.js';
import type { Sylk, SylkField } from './sylk.js';
import { sylkText } from './sylk-escapes.js';

/** A cell of SYLK. */
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
 * @example
 * ```ts
 * import { sylkCells, sylkRecord } from 'dde-spec/codecs';
 * const records = [sylkRecord('ID', 'PX'), sylkRecord('C', 'Y2', 'X3', 'K0.5', 'ER1C1/2'), sylkRecord('E')];
 * const cell = sylkCells({ records, terminated: true, rest: new Uint8Array(0) })[0];
 * cell?.content; // { kind: 'number', value: 0.5 }
 * cell?.formula; // 'R1C1/2'
 * ```
 */
export function sylkCells(sylk: Sylk, page: CodePage = defaultCodePage): readonly SylkCell[] {
  const cells: SylkCell[] = [];
  let row = 1;
  let column = 1;
  for (const { type, fields } of sylk.records) {
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
          formula = sylkText(field.text, page);
          break;
      }
    }
    if (type === 'C') cells.push({ row, column, content, formula });
  }
  return cells;
}

/** The number of an X or Y field, from 1; `undefined`: it is none, or has more than 15 digits. */
export function sylkPosition({ text }: SylkField): number | undefined {
  const position = wholeOf(text);
  return position === 0 ? undefined : position;
}

/** What a K field says. Quotes inside a text are not doubled. */
export function sylkValue(text: string, page: CodePage): CellValue {
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) {
    return { kind: 'text', value: sylkText(text.slice(1, -1), page) };
  }
  const number = decimalOf(text);
  if (number !== undefined) return { kind: 'number', value: number };
  if (text === 'TRUE') return { kind: 'boolean', value: true };
  if (text === 'FALSE') return { kind: 'boolean', value: false };
  if (text.startsWith('#')) return { kind: 'error', value: text };
  return { kind: 'other', value: text };
}
