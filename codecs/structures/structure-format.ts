/** What the formats of the structures share: their bytes as rows, by the layouts of the specification. */
import { formatKind, formatName } from '../../spec/formats/predefined.js';
import {
  type ByteField,
  type FlagField,
  type StructureLayout,
  type StructureName,
  structures,
} from '../../spec/structures.js';
import { word } from '../kernel/bytes.js';
import type { Either } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, hex, part, restRow, row } from '../kernel/rows.js';

/** The format of a structure by its kernels; its rows follow from the layout. */
export function structureFormat<A, N extends StructureName>(
  name: N,
  read: (bytes: Uint8Array) => Either<CodecError, A>,
  is: (value: unknown) => value is A,
  write: (value: A) => Uint8Array,
): Format<A, N> {
  return defineFormat({ name, read, is, write, rows: (_, bytes) => structureRows(structures[name], bytes) });
}

function structureRows(layout: StructureLayout, bytes: Uint8Array): readonly AnnotatedRow[] {
  const rows = layout.fields.flatMap((field) => fieldRows(layout, field, bytes));
  if (layout.payload !== null)
    return [...rows, restRow(bytes, layout.payload.offset, layout.payload.name, layout.payload.meaning)];
  if (bytes.length === layout.headerSize) return rows;
  return [...rows, restRow(bytes, layout.headerSize, 'trailing', 'after the structure')];
}

function fieldRows(layout: StructureLayout, field: ByteField, bytes: Uint8Array): readonly AnnotatedRow[] {
  const value = word(bytes, field.offset);
  const end = field.offset + field.size;
  if (field.type === 'format') return [row(bytes, field.offset, end, field.name, String(value), formatMeaning(value))];
  return [
    row(bytes, field.offset, end, field.name, hex(value), field.meaning),
    ...layout.flags.map((flag) => part(field.offset, `${field.name}.${flag.name}`, ...flagValue(flag, value))),
  ];
}

function flagValue(flag: FlagField, flags: number): readonly [value: string, meaning: string] {
  const value = (flags >> flag.bit) & ((1 << flag.width) - 1);
  const bits = flag.width === 1 ? `bit ${flag.bit}` : `bits ${flag.bit} to ${flag.bit + flag.width - 1}`;
  const oddity = flag.reserved && value !== 0 ? ', yet set' : '';
  return [String(value), `${bits}: ${flag.meaning}${oddity}`];
}

function formatMeaning(value: number): string {
  const name = formatName(value);
  if (name !== undefined) return name;
  switch (formatKind(value)) {
    case 'none':
      return 'no format';
    case 'registered':
      return `registered format ${hex(value)}`;
    case 'private':
      return 'private format: means nothing to another program';
    case 'gdi':
      return 'private GDI object: means nothing to another program';
    default:
      return 'no standard and no registered format';
  }
}
