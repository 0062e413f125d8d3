/** What spreadsheets exchange: SYLK, DIF and XlTable, and the cells in them. */
export type { Cell, CellValue } from './cell.js';
export { CfDif, readCfDif, writeCfDif } from './cf-dif.js';
export { CfSylk, readCfSylk, writeCfSylk } from './cf-sylk.js';
export { listDifCells } from './dif-cells.js';
export { type DifEntry, type DifItem, makeDifEntry, makeDifItem } from './dif-lines.js';
export type { LineEnd } from './lines.js';
export { listSylkCells, type SylkCell } from './sylk-cells.js';
export { unescapeSylk } from './sylk-escapes.js';
export { makeSylkRecord, type SylkField, type SylkRecord } from './sylk-records.js';
export { readXlTable, writeXlTable, XlTable } from './xl-table.js';
export type { XlTableBlock } from './xl-table-block.js';
export { listXlTableCells, makeXlTable, maxXlTableCells, type XlTableCell } from './xl-table-cells.js';
