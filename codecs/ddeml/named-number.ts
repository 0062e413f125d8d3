/** Numbers of which single values have names. */
import { type DdemlNumber, findByValue } from '../../spec/ddeml/number.js';

/**
 * A number, and its name if it has one.
 *
 * @category DDEML
 */
export interface NamedNumber {
  readonly value: number;
  readonly name?: string;
}

/**
 * A number with the name that a table has for it.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { nameNumber } from 'dde-spec/codecs';
 * import { dmlErrors } from 'dde-spec/spec';
 * nameNumber(0x4001, dmlErrors); // { value: 0x4001, name: 'DMLERR_BUSY' }
 * nameNumber(0x4012, dmlErrors); // { value: 0x4012 }
 * ```
 */
export function nameNumber(value: number, table: readonly DdemlNumber[]): NamedNumber {
  const found = findByValue(table, value);
  return found === undefined ? { value } : { value, name: found.name };
}
