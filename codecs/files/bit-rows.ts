/** The bits of a number as rows. */
import type { NamedBit } from '../../spec/formats/files.js';
import { type AnnotatedRow, hex, part } from '../kernel/rows.js';

/** A row for each bit that is set and has a meaning, and one for all others. */
export function bitRows(
  bits: readonly NamedBit[],
  value: number,
  offset: number,
  field: string,
): readonly AnnotatedRow[] {
  const rows = bits
    .filter((bit) => (value & bit.value) !== 0)
    .map((bit) => part(offset, `${field}.${bit.name}`, '1', bit.meaning));
  const reserved = bits.reduce((left, bit) => left & ~bit.value, value) >>> 0;
  if (reserved !== 0) rows.push(part(offset, `${field}.reserved`, hex(reserved, 8), 'bits without a meaning'));
  return rows;
}
