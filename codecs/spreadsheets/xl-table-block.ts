/** The blocks of an XlTable that hold cells. */
import { xlTableTypes } from '../../spec/formats/xl-table.js';
import { isArrayOf, isBytes, isRecord, isWord, setWord, word } from '../kernel/bytes.js';
import type { CodePage } from '../kernel/code-page.js';

/**
 * A block of cells.
 *
 * @category Spreadsheets
 */
export type XlTableBlock =
  /** Numbers; or the eight bytes of a NaN other than 00 00 00 00 00 00 F8 7F, which no number could keep. */
  | { readonly type: 'tdtFloat'; readonly values: readonly (number | Uint8Array)[] }
  | { readonly type: 'tdtString'; readonly values: readonly string[] }
  /** Words other than 0 and 1 are kept as numbers. */
  | { readonly type: 'tdtBool'; readonly values: readonly (boolean | number)[] }
  | { readonly type: 'tdtError' | 'tdtInt'; readonly values: readonly number[] }
  | { readonly type: 'tdtBlank' | 'tdtSkip'; readonly count: number }
  /** Of no known type, or of a size that its type cannot have. It holds no cells. */
  | { readonly type: 'other'; readonly tdt: number; readonly data: Uint8Array };

/** The most bytes that the data of a block can have. */
export const maxData = 0xffff;

/** The block whose data are the bytes from `start` up to `end`. */
export function readBlock(tdt: number, bytes: Uint8Array, start: number, end: number, page: CodePage): XlTableBlock {
  return readCells(tdt, bytes, start, end, page) ?? { type: 'other', tdt, data: bytes.subarray(start, end) };
}

function readCells(
  tdt: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  page: CodePage,
): XlTableBlock | undefined {
  const size = end - start;
  switch (tdt) {
    case xlTableTypes.tdtFloat:
      return size % 8 === 0 ? { type: 'tdtFloat', values: readFloats(bytes, start, end) } : undefined;
    case xlTableTypes.tdtString: {
      const values = readStrings(bytes, start, end, page);
      return values === undefined ? undefined : { type: 'tdtString', values };
    }
    case xlTableTypes.tdtBool:
      return size % 2 === 0 ? { type: 'tdtBool', values: readWords(bytes, start, end).map(truth) } : undefined;
    case xlTableTypes.tdtError:
      return size % 2 === 0 ? { type: 'tdtError', values: readWords(bytes, start, end) } : undefined;
    case xlTableTypes.tdtInt:
      return size % 2 === 0 ? { type: 'tdtInt', values: readWords(bytes, start, end) } : undefined;
    case xlTableTypes.tdtBlank:
      return size === 2 ? { type: 'tdtBlank', count: word(bytes, start) } : undefined;
    case xlTableTypes.tdtSkip:
      return size === 2 ? { type: 'tdtSkip', count: word(bytes, start) } : undefined;
    default:
      return undefined;
  }
}

function truth(value: number): boolean | number {
  return value > 1 ? value : value === 1;
}

// Most blocks have a value or a few, and an array that grows takes room for 17 at once: what is kept is a copy without it.
function readWords(bytes: Uint8Array, start: number, end: number): number[] {
  const words: number[] = [];
  for (let at = start; at < end; at += 2) words.push(word(bytes, at));
  return words.slice();
}

// A view for each block would take longer than the block, and keep more than it.
const eight = /* @__PURE__ */ new Uint8Array(8);
const viewOfEight = /* @__PURE__ */ new DataView(eight.buffer);

function floatAt(bytes: Uint8Array, at: number): number {
  for (let i = 0; i < 8; i++) eight[i] = bytes[at + i] as number;
  return viewOfEight.getFloat64(0, true);
}

function readFloats(bytes: Uint8Array, start: number, end: number): (number | Uint8Array)[] {
  const values: (number | Uint8Array)[] = [];
  for (let at = start; at < end; at += 8) {
    const value = floatAt(bytes, at);
    values.push(Number.isNaN(value) && !isPlainNaN(bytes, at) ? bytes.subarray(at, at + 8) : value);
  }
  return values.slice();
}

function isPlainNaN(bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < 6; i++) if (bytes[at + i] !== 0) return false;
  return bytes[at + 6] === 0xf8 && bytes[at + 7] === 0x7f;
}

function readStrings(bytes: Uint8Array, start: number, end: number, page: CodePage): string[] | undefined {
  const values: string[] = [];
  let at = start;
  while (at < end) {
    const from = at + 1;
    at = from + (bytes[at] as number);
    if (at > end) return undefined;
    values.push(page.decode(bytes, from, at));
  }
  return values.slice();
}

/** The number that stands for the type of a block. */
export function typeOfBlock(block: XlTableBlock): number {
  return block.type === 'other' ? block.tdt : xlTableTypes[block.type];
}

/** How many cells a block gives. */
export function cellsOf(block: XlTableBlock): number {
  if (block.type === 'other') return 0;
  return 'count' in block ? block.count : block.values.length;
}

/** The data of a block. */
export function blockData(block: XlTableBlock, page: CodePage): Uint8Array {
  switch (block.type) {
    case 'tdtFloat': {
      const data = new Uint8Array(block.values.length * 8);
      const view = new DataView(data.buffer);
      for (const [i, value] of block.values.entries()) {
        if (isBytes(value)) data.set(value, i * 8);
        // What setFloat64 writes for NaN is up to the runtime.
        else if (Number.isNaN(value)) view.setUint32(i * 8 + 4, 0x7ff80000, true);
        else view.setFloat64(i * 8, value, true);
      }
      return data;
    }
    case 'tdtString': {
      const texts = block.values.map((value) => page.encode(value));
      const data = new Uint8Array(texts.reduce((sum, text) => sum + 1 + text.length, 0));
      let at = 0;
      for (const text of texts) {
        data[at] = text.length;
        data.set(text, at + 1);
        at += 1 + text.length;
      }
      return data;
    }
    case 'tdtBool':
    case 'tdtError':
    case 'tdtInt': {
      const data = new Uint8Array(block.values.length * 2);
      for (const [i, value] of block.values.entries()) setWord(data, i * 2, Number(value));
      return data;
    }
    case 'tdtBlank':
    case 'tdtSkip': {
      const data = new Uint8Array(2);
      setWord(data, 0, block.count);
      return data;
    }
    case 'other':
      return block.data;
  }
}

/** Whether a value is a block that comes back when it is written and read. */
export function isBlock(value: unknown, page: CodePage): value is XlTableBlock {
  if (!isRecord(value)) return false;
  const { values } = value;
  switch (value['type']) {
    case 'tdtFloat':
      return isList(values, 8, isFloat);
    case 'tdtString':
      return isStrings(values, page);
    case 'tdtBool':
      return isList(values, 2, isTruth);
    case 'tdtError':
    case 'tdtInt':
      return isList(values, 2, isWord);
    case 'tdtBlank':
    case 'tdtSkip':
      return isWord(value['count']);
    case 'other': {
      const { tdt, data } = value;
      return (
        isWord(tdt) &&
        isBytes(data) &&
        data.length <= maxData &&
        readCells(tdt, data, 0, data.length, page) === undefined
      );
    }
    default:
      return false;
  }
}

// Before the elements of a long list are looked at, its length is.
function isList<A>(value: unknown, size: number, is: (element: unknown) => element is A): value is readonly A[] {
  return Array.isArray(value) && value.length * size <= maxData && isArrayOf(value, is);
}

function isTruth(value: unknown): value is boolean | number {
  return typeof value === 'boolean' || (isWord(value) && value > 1);
}

function isFloat(value: unknown): value is number | Uint8Array {
  if (!isBytes(value)) return typeof value === 'number';
  if (value.length !== 8 || isPlainNaN(value, 0)) return false;
  return Number.isNaN(floatAt(value, 0));
}

function isStrings(value: unknown, page: CodePage): boolean {
  // One byte at least for each, so that a long list is refused before its texts are looked at.
  if (!Array.isArray(value) || value.length > maxData) return false;
  let size = 0;
  for (const text of value) {
    const length = stringLength(text, page);
    if (length === undefined) return false;
    size += 1 + length;
    if (size > maxData) return false;
  }
  return true;
}

/** How many bytes a string takes; `undefined`: it cannot stand in a tdtString. */
export function stringLength(text: unknown, page: CodePage): number | undefined {
  if (typeof text !== 'string' || text.length > 0xff || page.findUnencodable(text) >= 0) return undefined;
  const length = page.measure(text);
  return length <= 0xff ? length : undefined;
}
