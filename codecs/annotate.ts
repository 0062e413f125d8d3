/** A block as rows of a table: which bytes are which field, what value they hold, and what it means. */
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js';
import { CF_TEXT, CF_UNICODETEXT, formatKind, formatName, isByHandle } from '../spec/formats.js';
import { handleBits } from '../spec/lparam.js';
import {
  type ByteField,
  type FlagField,
  type StructureLayout,
  type StructureName,
  structureNames,
  structures,
} from '../spec/structures.js';
import type { Platform } from '../spec/types.js';
import { word } from './bytes.js';
import { type CodecError, describe } from './errors.js';
import { readExecuteBlock } from './execute/block.js';
import { decodeBothForms } from './execute/execute.js';
import type { ExecuteString } from './execute/value.js';
import { formatHex } from './hex.js';
import { tooShort } from './structures/structure-codec.js';
import { type CodePage, defaultCodePage } from './text/code-page.js';
import { readText, readUnicodeText, type TextBlock } from './text/text.js';

/** What a block can be taken for. `execute` is ANSI, `execute-unicode` UTF-16LE. */
export type BlockKind = StructureName | 'CF_TEXT' | 'CF_UNICODETEXT' | 'execute' | 'execute-unicode';

/** Everything that {@link annotate} takes apart. */
export const blockKinds: readonly BlockKind[] = [
  ...structureNames,
  'CF_TEXT',
  'CF_UNICODETEXT',
  'execute',
  'execute-unicode',
];

/** One row of the table. */
export interface AnnotatedRow {
  /** In bytes from the start of the block. */
  readonly offset: number;
  /** Pairs of hexadecimal digits; of a long field the beginning, and then `...`. Empty for parts of a row above. */
  readonly bytes: string;
  /** How many bytes the field has in full. */
  readonly length: number;
  /** `field` or `field.part`. */
  readonly field: string;
  readonly value: string;
  readonly meaning: string;
}

/** What {@link annotate} cannot know from the bytes. */
export interface AnnotateOptions {
  /** Of ANSI text. Default windows-1252. */
  readonly codePage?: CodePage;
}

const shownBytes = 16;
const shownCharacters = 60;
/** Rows for the commands and parameters of a command string; a row counts the rest. */
export const maxCommandRows = 1000;

/**
 * Annotates a block.
 *
 * The structures are laid out alike on every platform; data that are a handle, such as those of CF_BITMAP, are not.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { annotate } from 'dde-spec/codecs';
 * const rows = annotate('DDEACK', Uint8Array.of(0x07, 0x80), 'win32');
 * if (isRight(rows)) {
 *   rows.right[0]?.bytes; // '07 80'
 *   rows.right.map(({ field }) => field).includes('flags.fAck'); // true
 * }
 * ```
 */
export function annotate(
  kind: BlockKind,
  bytes: Uint8Array,
  platform: Platform,
  options: AnnotateOptions = {},
): Either<CodecError, readonly AnnotatedRow[]> {
  const page = options.codePage ?? defaultCodePage;
  switch (kind) {
    case 'CF_TEXT':
      return right(textRows(readText(bytes, page), bytes, 0, 1));
    case 'CF_UNICODETEXT':
      return right(textRows(readUnicodeText(bytes), bytes, 0, 2));
    case 'execute':
      return executeRows(bytes, 1, page);
    case 'execute-unicode':
      return executeRows(bytes, 2, page);
    default:
      return structureRows(kind, bytes, platform, page);
  }
}

/**
 * A kind by its name, in any case.
 *
 * @example
 * ```ts
 * import { findBlockKind } from 'dde-spec/codecs';
 * findBlockKind('cf_text'); // right('CF_TEXT')
 * ```
 */
export function findBlockKind(name: string): Either<CodecError, BlockKind> {
  const found = blockKinds.find((kind) => kind.toLowerCase() === name.toLowerCase());
  return found === undefined
    ? left({ expected: `one of ${blockKinds.join(', ')}`, found: describe(name), path: ['kind'] })
    : right(found);
}

function row(bytes: Uint8Array, from: number, to: number, field: string, value: string, meaning: string): AnnotatedRow {
  const shown = formatHex(bytes.subarray(from, Math.min(to, from + shownBytes)));
  return {
    offset: from,
    bytes: to - from > shownBytes ? `${shown} ...` : shown,
    length: to - from,
    field,
    value,
    meaning,
  };
}

function structureRows(
  name: StructureName,
  bytes: Uint8Array,
  platform: Platform,
  page: CodePage,
): Either<CodecError, readonly AnnotatedRow[]> {
  const layout: StructureLayout = structures[name];
  if (bytes.length < layout.headerSize) return left(tooShort(name, bytes.length));
  const rows: AnnotatedRow[] = [];
  for (const field of layout.fields) rows.push(...fieldRows(layout, field, bytes));
  if (layout.payload === null) {
    if (bytes.length > layout.headerSize) {
      rows.push(restRow(bytes, layout.headerSize, 'trailing', 'after the structure'));
    }
    return right(rows);
  }
  const { name: payload, offset, meaning } = layout.payload;
  const format = word(bytes, 2);
  const data = bytes.subarray(offset);
  rows.push(restRow(bytes, offset, payload, meaning));
  if (format === CF_TEXT) rows.push(...textRows(readText(data, page), bytes, offset, 1, payload));
  if (format === CF_UNICODETEXT) rows.push(...textRows(readUnicodeText(data), bytes, offset, 2, payload));
  if (isByHandle(format)) rows.push(handleRow(bytes, offset, platform, payload));
  return right(rows);
}

function handleRow(bytes: Uint8Array, offset: number, platform: Platform, payload: string): AnnotatedRow {
  const size = handleBits[platform] / 8;
  const field = `${payload}.handle`;
  const handle = bytes.subarray(offset, offset + size);
  if (handle.length < size) return part(offset, field, 'none', `a handle has ${size} bytes on ${platform}`);
  return row(bytes, offset, offset + size, field, `0x${formatHex(handle.toReversed(), '')}`, `a handle on ${platform}`);
}

function fieldRows(layout: StructureLayout, field: ByteField, bytes: Uint8Array): readonly AnnotatedRow[] {
  const value = word(bytes, field.offset);
  const end = field.offset + field.size;
  if (field.type === 'format') return [row(bytes, field.offset, end, field.name, String(value), formatMeaning(value))];
  return [
    row(bytes, field.offset, end, field.name, hexWord(value), field.meaning),
    ...layout.flags.map((flag) => part(field.offset, `${field.name}.${flag.name}`, ...flagValue(flag, value))),
  ];
}

function flagValue(flag: FlagField, flags: number): readonly [value: string, meaning: string] {
  const value = (flags >> flag.bit) & ((1 << flag.width) - 1);
  const bits = flag.width === 1 ? `bit ${flag.bit}` : `bits ${flag.bit} to ${flag.bit + flag.width - 1}`;
  const oddity = flag.reserved && value !== 0 ? ', yet set' : '';
  return [String(value), `${bits}: ${flag.meaning}${oddity}`];
}

function part(offset: number, field: string, value: string, meaning: string): AnnotatedRow {
  return { offset, bytes: '', length: 0, field, value, meaning };
}

function hexWord(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

function formatMeaning(value: number): string {
  const name = formatName(value);
  if (name !== undefined) return name;
  switch (formatKind(value)) {
    case 'none':
      return 'no format';
    case 'registered':
      return `registered format ${hexWord(value)}`;
    case 'private':
      return 'private format: means nothing to another program';
    case 'gdi':
      return 'private GDI object: means nothing to another program';
    default:
      return 'no standard and no registered format';
  }
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

function restRow(bytes: Uint8Array, from: number, field: string, meaning: string): AnnotatedRow {
  return row(bytes, from, bytes.length, field, count(bytes.length - from, 'byte'), meaning);
}

function shown(text: string): string {
  return JSON.stringify(text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text);
}

/** Rows of a text that starts at `start`; inside a payload they are its parts. */
function textRows(
  block: TextBlock,
  bytes: Uint8Array,
  start: number,
  unit: 1 | 2,
  prefix = '',
): readonly AnnotatedRow[] {
  const name = (field: string) => (prefix === '' ? field : `${prefix}.${field}`);
  const end = start + block.text.length * unit;
  const rows = [row(bytes, start, end, name('text'), shown(block.text), count(block.text.length, 'character'))];
  if (block.terminated) rows.push(row(bytes, end, end + unit, name('terminator'), '0', 'NUL'));
  else rows.push(part(end, name('terminator'), 'none', 'the text should end with a NUL'));
  const after = bytes.length - block.rest.length;
  if (block.rest.length > 0) {
    const meaning = block.terminated ? 'after the terminator: no part of the text' : 'half a character';
    rows.push(restRow(bytes, after, name('rest'), meaning));
  }
  return rows;
}

function executeRows(bytes: Uint8Array, unit: 1 | 2, page: CodePage): Either<CodecError, readonly AnnotatedRow[]> {
  const block = readExecuteBlock(bytes, { unicode: unit === 2, codePage: page });
  if (isLeft(block)) return block;
  const { accepts, ambiguous, current } = decodeBothForms(block.right.text);
  if (isLeft(current)) {
    const { offset = 0, ...error } = current.left;
    return left({ ...error, offset: offset * unit });
  }
  const note = ambiguous ? ', which read it differently' : '';
  return right([
    ...textRows(block.right, bytes, 0, unit),
    part(
      0,
      'rules',
      accepts.join(', '),
      `well-formed by ${accepts.length === 2 ? `both rules${note}` : 'these rules'}`,
    ),
    ...commandRows(current.right),
  ]);
}

function commandRows(value: ExecuteString): readonly AnnotatedRow[] {
  const rows: AnnotatedRow[] = [];
  for (const each of allCommandRows(value)) {
    if (rows.length === maxCommandRows) {
      const total = count(value.commands.length, 'command');
      return [...rows, part(0, 'more', '...', `${maxCommandRows} rows are shown; the string has ${total}`)];
    }
    rows.push(each);
  }
  return rows;
}

function* allCommandRows({ commands }: ExecuteString): Generator<AnnotatedRow> {
  for (const [index, { opcode, parameters }] of commands.entries()) {
    const field = `command ${index + 1}`;
    const list = parameters === undefined ? 'no parameter list' : count(parameters.length, 'parameter');
    yield part(0, field, shown(opcode), list);
    for (const [at, { text, quoted }] of (parameters ?? []).entries()) {
      yield part(0, `${field}.${at + 1}`, shown(text), quoted ? 'quoted' : 'bare');
    }
  }
}
