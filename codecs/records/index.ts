/** Records: those that a unit for Delphi keeps in shared memory, its short strings, and records of your own. */

export type { RecordValue } from '../kernel/record.js';
export { defineRecord } from '../kernel/record-format.js';
export { defineShortString, readShortString, type ShortString, writeShortString } from './short-string.js';
export { readTSharedData, TSharedData, writeTSharedData } from './t-shared-data.js';
export { definePackedSharedData, TSharedDataAnsi, TSharedDataWide } from './t-shared-data-array.js';
