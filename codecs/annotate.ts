/** A block as rows of a table: which bytes are which field, what value they hold, and what it means. */
import type { Either } from 'fp-ts/lib/Either.js';
import { formatName, isByHandle } from '../spec/formats/predefined.js';
import { handleBits } from '../spec/lparam.js';
import { type StructureLayout, type StructureName, structureNames, structures } from '../spec/structures.js';
import type { Platform } from '../spec/types.js';
import { word } from './kernel/bytes.js';
import { isLeft, isRight, left, right } from './kernel/either.js';
import type { CodecError } from './kernel/errors.js';
import type { Finding, FormatContext } from './kernel/format-codec.js';
import { formatHex } from './kernel/hex.js';
import { type AnnotatedRow, part, row } from './kernel/rows.js';
import { defaultContext, findFormatCodec } from './registry.js';

/** A block taken apart for people. */
export interface Annotation {
  /** The name of the format. */
  readonly format: string;
  readonly rows: readonly AnnotatedRow[];
  /** What is against the rules although it can be read. */
  readonly findings: readonly Finding[];
}

/**
 * Annotates a block. Data inside a DDE block are annotated too, by the format that its header names.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { annotate } from 'dde-spec/codecs';
 * const result = annotate('DDEACK', Uint8Array.of(0x07, 0x80));
 * if (isRight(result)) {
 *   result.right.rows[0]?.bytes; // '07 80'
 *   result.right.rows.map(({ field }) => field).includes('flags.fAck'); // true
 * }
 * ```
 */
export function annotate(
  format: string,
  bytes: Uint8Array,
  options: Partial<FormatContext> = {},
): Either<CodecError, Annotation> {
  const context = { ...defaultContext, ...options };
  const found = findFormatCodec(format);
  if (isLeft(found)) return found;
  const codec = found.right;
  const value = codec.decode(bytes, context);
  if (isLeft(value)) return value;
  const rows = codec.rows(value.right, bytes, context);
  const findings = codec.findings?.(value.right, bytes, context) ?? [];
  const data = structureNames.includes(codec.name as StructureName)
    ? annotateData(structures[codec.name as StructureName], bytes, context)
    : undefined;
  return right({
    format: codec.name,
    rows: [...rows, ...(data?.rows ?? [])],
    findings: [...findings, ...(data?.findings ?? [])],
  });
}

/** The data inside a DDE block, by the format that its header names; their rows are parts of the payload's. */
function annotateData(
  { payload }: StructureLayout,
  bytes: Uint8Array,
  context: FormatContext,
): Omit<Annotation, 'format'> | undefined {
  if (payload === null) return undefined;
  const { name, offset } = payload;
  const format = word(bytes, 2);
  if (isByHandle(format)) return { rows: [handleRow(bytes, offset, context.platform, name)], findings: [] };
  const known = formatName(format);
  const codec = known === undefined ? left(undefined) : findFormatCodec(known);
  if (isLeft(codec)) return undefined;
  const inner = annotate(codec.right.name, bytes.subarray(offset), context);
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
