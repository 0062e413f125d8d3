/** The structures at the start of DDE blocks, as formats. */
import type { Either } from 'fp-ts/lib/Either.js';
import { formatKind, formatName } from '../../spec/formats/predefined.js';
import {
  type ByteField,
  type FlagField,
  type StructureLayout,
  type StructureName,
  structures,
} from '../../spec/structures.js';
import { word } from '../kernel/bytes.js';
import { left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, hex, part, restRow, row } from '../kernel/rows.js';
import { DDEACK, readDDEACK, writeDDEACK } from './ddeack.js';
import { DDEADVISE, readDDEADVISE, writeDDEADVISE } from './ddeadvise.js';
import { DDEDATA, readDDEDATA, writeDDEDATA } from './ddedata.js';
import { DDELN, readDDELN, writeDDELN } from './ddeln.js';
import { DDEPOKE, readDDEPOKE, writeDDEPOKE } from './ddepoke.js';
import { DDEUP, readDDEUP, writeDDEUP } from './ddeup.js';
import { tooShort } from './structure-codec.js';

function structureFormat<A>(
  name: StructureName,
  is: (value: unknown) => value is A,
  read: (bytes: Uint8Array) => A | undefined,
  encode: (value: A) => Uint8Array,
): FormatCodec<A> {
  return {
    name,
    is: (value): value is A => is(value),
    decode(bytes): Either<CodecError, A> {
      const value = read(bytes);
      return value === undefined ? left(tooShort(name, bytes.length)) : right(value);
    },
    encode,
    rows: (_, bytes) => structureRows(structures[name], bytes),
  };
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

export const structureFormats: readonly FormatCodec[] = [
  structureFormat('DDEACK', DDEACK.is, readDDEACK, writeDDEACK),
  structureFormat('DDEADVISE', DDEADVISE.is, readDDEADVISE, writeDDEADVISE),
  structureFormat('DDEDATA', DDEDATA.is, readDDEDATA, writeDDEDATA),
  structureFormat('DDEPOKE', DDEPOKE.is, readDDEPOKE, writeDDEPOKE),
  structureFormat('DDELN', DDELN.is, readDDELN, writeDDELN),
  structureFormat('DDEUP', DDEUP.is, readDDEUP, writeDDEUP),
];
