/** The format of XlTable. */
import { type RecordLayout, types } from '../layout.js';
import type { FormatSpec } from './format-spec.js';

/**
 * The types of the blocks of an XlTable, by name.
 *
 * @example
 * ```ts
 * import { xlTableTypes } from 'dde-spec/spec';
 * xlTableTypes.tdtTable; // 16
 * ```
 */
export const xlTableTypes = {
  tdtTable: 0x10,
  tdtFloat: 1,
  tdtString: 2,
  tdtBool: 3,
  tdtError: 4,
  tdtBlank: 5,
  tdtInt: 6,
  tdtSkip: 7,
} as const;

/**
 * The errors that a cell of an XlTable can hold, by their codes.
 *
 * @example
 * ```ts
 * import { xlTableErrors } from 'dde-spec/spec';
 * xlTableErrors.get(42); // '#N/A'
 * ```
 */
export const xlTableErrors: ReadonlyMap<number, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);

const header = {
  name: 'data block',
  fields: [
    { name: 'tdt', type: types.u16, meaning: 'the type of the data' },
    { name: 'cb', type: types.u16, meaning: 'the size of the data that follow, in bytes' },
  ],
  sources: ['office97-fast-table', 'kb-q75631'],
} as const satisfies RecordLayout;

const size = {
  name: 'tdtTable',
  fields: [
    { name: 'rows', type: types.u16, meaning: 'the number of rows' },
    { name: 'columns', type: types.u16, meaning: 'the number of columns' },
  ],
  sources: ['office97-fast-table#tdtTable', 'kb-q75631'],
} as const satisfies RecordLayout;

export const xlTableFormats: readonly FormatSpec[] = [
  {
    name: 'XlTable',
    family: 'spreadsheets',
    title: 'A rectangle of cells in the fast table format of Microsoft Excel',
    identity: { kind: 'registered', name: 'XlTable' },
    encoding:
      'Blocks of a type, a size and data, little end first; the first gives rows and columns, the others the cells, row by row; text is ANSI.',
    terminator: null,
    ownership: 'The block holds the cells themselves; it is freed as its message, or the clipboard, says.',
    layouts: [header, size],
    sources: ['office97-fast-table', 'kb-q75631'],
  },
];
