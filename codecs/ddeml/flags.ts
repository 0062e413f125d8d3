/** Sets of flags, taken apart into names without losing a bit. */
import type { DdemlNumber } from '../../spec/ddeml/number.js';
import { isDword } from '../kernel/bytes.js';

/**
 * A set of flags.
 *
 * @category DDEML
 */
export interface FlagSet {
  /** The names of the flags that are set, in the order of the table. */
  readonly flags: readonly string[];
  /** The bits that are set and have no name. */
  readonly unknown: number;
}

/**
 * Takes a number apart into the flags of a table, each of one bit.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { splitFlags } from 'dde-spec/codecs';
 * import { conversationStatus } from 'dde-spec/spec';
 * splitFlags(0x8011, conversationStatus); // { flags: ['ST_CONNECTED', 'ST_CLIENT'], unknown: 0x8000 }
 * ```
 */
export function splitFlags(value: number, table: readonly DdemlNumber[]): FlagSet {
  const set = table.filter((flag) => (value & flag.value) !== 0);
  const known = set.reduce((sum, flag) => sum + flag.value, 0);
  return { flags: set.map((flag) => flag.name), unknown: value - known };
}

/**
 * Puts a number together again.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { joinFlags } from 'dde-spec/codecs';
 * import { conversationStatus } from 'dde-spec/spec';
 * joinFlags({ flags: ['ST_CONNECTED', 'ST_CLIENT'], unknown: 0x8000 }, conversationStatus); // 0x8011
 * ```
 */
export function joinFlags({ flags, unknown }: FlagSet, table: readonly DdemlNumber[]): number {
  return table.reduce((sum, flag) => (flags.includes(flag.name) ? sum + flag.value : sum), unknown);
}

/** Whether a list names flags of the table, each once and in the order of the table. */
export function areFlags(value: unknown, table: readonly DdemlNumber[]): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  const order = Array.from(value as readonly unknown[], (name) => table.findIndex((flag) => flag.name === name));
  return order.every((place, i) => place >= 0 && (i === 0 || place > (order[i - 1] as number)));
}

/** Whether a value has bits of 32 and none of a mask. */
export function isUnknown(value: unknown, known: number): value is number {
  return isDword(value) && (value & known) === 0;
}

/** All flags of a table. */
export function maskOf(table: readonly DdemlNumber[]): number {
  return table.reduce((sum, flag) => sum + flag.value, 0);
}
