/** A block as rows of a table: which bytes are which field, what value they hold, and what it means. */
import { formatName, isByHandle } from '../spec/formats/predefined.js';
import { handleBits } from '../spec/lparam.js';
import { type StructureLayout, type StructureName, structureNames, structures } from '../spec/structures.js';
import type { Platform } from '../spec/types.js';
import { word } from './kernel/bytes.js';
import { type FormatOptions, platformOf } from './kernel/context.js';
import { type Either, isLeft, isRight, left, right } from './kernel/either.js';
import type { CodecError } from './kernel/errors.js';
import type { FormatFinding } from './kernel/format.js';
import { formatHex } from './kernel/hex.js';
import { type AnnotatedRow, part, row } from './kernel/rows.js';
import { findFormat } from './registry.js';

/**
 * A block taken apart for people.
 *
 * @category Formats
 */
export interface Annotation {
  /** The name of the format. */
  readonly format: string;
  readonly rows: readonly AnnotatedRow[];
  /** What is against the rules although it can be read. */
  readonly findings: readonly FormatFinding[];
}

/**
 * Annotates a block. Data inside a DDE block are annotated too, by the format that its header names.
 *
 * @category Formats
 *
 * @example
 * ```ts
 * import { annotateBlock, orThrow } from 'dde-spec/codecs';
 * const { rows } = orThrow(annotateBlock('DDEACK', Uint8Array.of(0x07, 0x80)));
 * rows[0]?.bytes; // '07 80'
 * rows.map(({ field }) => field).includes('flags.fAck'); // true
 * ```
 */
export function annotateBlock(
  name: string,
  bytes: Uint8Array,
  options: FormatOptions = {},
): Either<CodecError, Annotation> {
  const found = findFormat(name);
  if (isLeft(found)) return found;
  const format = found.right;
  const value = format.decode(bytes, options);
  if (isLeft(value)) return value;
  const rows = format.rows(value.right, bytes, options);
  const findings = format.findings(value.right, bytes, options);
  const data = structureNames.includes(format.name as StructureName)
    ? annotateData(structures[format.name as StructureName], bytes, options)
    : undefined;
  return right({
    format: format.name,
    rows: [...rows, ...(data?.rows ?? [])],
    findings: [...findings, ...(data?.findings ?? [])],
  });
}

/** The data inside a DDE block, by the format that its header names; their rows are parts of the payload's. */
function annotateData(
  { payload }: StructureLayout,
  bytes: Uint8Array,
  options: FormatOptions,
): Omit<Annotation, 'format'> | undefined {
  if (payload === null) return undefined;
  const { name, offset } = payload;
  const format = word(bytes, 2);
  if (isByHandle(format)) return { rows: [handleRow(bytes, offset, platformOf(options), name)], findings: [] };
  const known = formatName(format);
  const data = known === undefined ? left(undefined) : findFormat(known);
  if (isLeft(data)) return undefined;
  const inner = annotateBlock(data.right.name, bytes.subarray(offset), options);
  if (isRight(inner)) {
    return {
      rows: inner.right.rows.map((each) => ({ ...each, offset: each.offset + offset, field: `${name}.${each.field}` })),
      findings: inner.right.findings.map((each) => ({ ...each, offset: each.offset + offset })),
    };
  }
  const { expected, found, offset: at = 0 } = inner.left;
  return { rows: [part(at + offset, name, 'not readable', `expected ${expected}, found ${found}`)], findings: [] };
}

function handleRow(bytes: Uint8Array, offset: number, platform: Platform, payload: string): AnnotatedRow {
  const size = handleBits[platform] / 8;
  const field = `${payload}.handle`;
  const handle = bytes.subarray(offset, offset + size);
  if (handle.length < size) return part(offset, field, 'none', `a handle has ${size} bytes on ${platform}`);
  return row(bytes, offset, offset + size, field, `0x${formatHex(handle.toReversed(), '')}`, `a handle on ${platform}`);
}
