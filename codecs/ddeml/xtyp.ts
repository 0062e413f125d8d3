/** XTYP: the type of a transaction, which is a number, a class and flags. */
import {
  transactionClasses,
  transactionFlags,
  transactionMasks,
  transactionShift,
  transactionTypes,
} from '../../spec/ddeml/transactions.js';
import { isRecord } from '../kernel/bytes.js';
import type { Format } from '../kernel/format.js';
import { areFlags, isUnknown, joinFlags, maskOf, splitFlags } from './flags.js';
import { numberFormat } from './number-format.js';

/**
 * A transaction type, taken apart.
 *
 * @category DDEML
 */
export interface XTYP {
  /** The name, if the type is one of the table; XTYPF_NODATA and XTYPF_ACKREQ do not count. */
  readonly name?: string;
  /** Bits 4 to 7. */
  readonly number: number;
  /** The names of the classes: of a type of the table, one. */
  readonly classes: readonly string[];
  /** The names of the flags. */
  readonly flags: readonly string[];
  /** All other bits. */
  readonly unknown: number;
}

// What a client may add to the type of a link.
const optional = 0x000c;

function nameOf(value: number): string | undefined {
  const plain = value - (value & optional);
  return transactionTypes.find((type) => type.value === plain)?.name;
}

/**
 * Takes a transaction type apart.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { splitXTYP } from 'dde-spec/codecs';
 * const advise = splitXTYP(0x1034);
 * advise.name; // 'XTYP_ADVSTART'
 * advise.classes; // ['XCLASS_BOOL']
 * advise.flags; // ['XTYPF_NODATA']
 * ```
 */
export function splitXTYP(value: number): XTYP {
  const classes = splitFlags(value, transactionClasses);
  const { flags, unknown } = splitFlags(classes.unknown, transactionFlags);
  const name = nameOf(value);
  const number = (value & transactionMasks.number) >> transactionShift;
  const parts = { number, classes: classes.flags, flags, unknown: unknown - (unknown & transactionMasks.number) };
  return name === undefined ? parts : { name, ...parts };
}

/**
 * Puts a transaction type together again.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { joinXTYP, splitXTYP } from 'dde-spec/codecs';
 * joinXTYP(splitXTYP(0x4090)); // 0x4090
 * ```
 */
export function joinXTYP({ number, classes, flags, unknown }: XTYP): number {
  const withFlags = joinFlags({ flags, unknown: unknown + (number << transactionShift) }, transactionFlags);
  return joinFlags({ flags: classes, unknown: withFlags }, transactionClasses);
}

function isXTYP(value: unknown): value is XTYP {
  if (!isRecord(value)) return false;
  const { name, number, classes, flags, unknown } = value;
  const known = transactionMasks.number + maskOf(transactionFlags) + maskOf(transactionClasses);
  return (
    typeof number === 'number' &&
    isUnknown(number, ~0xf) &&
    areFlags(classes, transactionClasses) &&
    areFlags(flags, transactionFlags) &&
    isUnknown(unknown, known) &&
    nameOf(joinXTYP({ number, classes, flags, unknown })) === name
  );
}

/**
 * The type of a transaction.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { orThrow, XTYP } from 'dde-spec/codecs';
 * orThrow(XTYP.decode(Uint8Array.of(0xb0, 0x20, 0, 0))).name; // 'XTYP_REQUEST'
 * ```
 */
export const XTYP: Format<XTYP, 'XTYP'> = /* @__PURE__ */ numberFormat(
  { name: 'XTYP', type: 'UINT', read: splitXTYP, write: joinXTYP, is: isXTYP },
  [{ rule: 'DDE-XTYP-002', holds: ({ name, unknown }) => name !== undefined && unknown === 0 }],
);
