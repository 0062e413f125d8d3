/** The type of a transaction: a number, a class and flags. */
import {
  transactionClasses,
  transactionFlags,
  transactionMasks,
  transactionShift,
  transactionTypes,
} from '../../spec/ddeml/transactions.js';
import { isRecord } from '../kernel/bytes.js';
import { areFlags, isUnknown, maskOf, putFlagsTogether, takeFlagsApart } from './flags.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** A transaction type, taken apart. */
export interface Transaction {
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
 * @example
 * ```ts
 * import { readTransaction } from 'dde-spec/codecs';
 * const advise = readTransaction(0x1034);
 * advise.name; // 'XTYP_ADVSTART'
 * advise.classes; // ['XCLASS_BOOL']
 * advise.flags; // ['XTYPF_NODATA']
 * ```
 */
export function readTransaction(value: number): Transaction {
  const classes = takeFlagsApart(value, transactionClasses);
  const { flags, unknown } = takeFlagsApart(classes.unknown, transactionFlags);
  const name = nameOf(value);
  const number = (value & transactionMasks.number) >> transactionShift;
  const parts = { number, classes: classes.flags, flags, unknown: unknown - (unknown & transactionMasks.number) };
  return name === undefined ? parts : { name, ...parts };
}

/**
 * Puts a transaction type together again.
 *
 * @example
 * ```ts
 * import { readTransaction, writeTransaction } from 'dde-spec/codecs';
 * writeTransaction(readTransaction(0x4090)); // 0x4090
 * ```
 */
export function writeTransaction({ number, classes, flags, unknown }: Transaction): number {
  const withFlags = putFlagsTogether({ flags, unknown: unknown + (number << transactionShift) }, transactionFlags);
  return putFlagsTogether({ flags: classes, unknown: withFlags }, transactionClasses);
}

function isTransaction(value: unknown): value is Transaction {
  if (!isRecord(value)) return false;
  const { name, number, classes, flags, unknown } = value;
  const known = transactionMasks.number + maskOf(transactionFlags) + maskOf(transactionClasses);
  return (
    typeof number === 'number' &&
    isUnknown(number, ~0xf) &&
    areFlags(classes, transactionClasses) &&
    areFlags(flags, transactionFlags) &&
    isUnknown(unknown, known) &&
    nameOf(writeTransaction({ number, classes, flags, unknown })) === name
  );
}

/** The kernel of transaction types. */
export const xtypKernel: NumberKernel<Transaction> = {
  name: 'XTYP',
  type: 'UINT',
  read: readTransaction,
  write: writeTransaction,
  is: isTransaction,
};

/**
 * A transaction type as bytes.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { XTYP } from 'dde-spec/codecs';
 * const read = XTYP.win32.decode(Uint8Array.of(0xb0, 0x20, 0, 0));
 * if (isRight(read)) read.right.name; // 'XTYP_REQUEST'
 * ```
 */
export const XTYP: NumberCodec<Transaction> = /* @__PURE__ */ numberCodec(xtypKernel);
