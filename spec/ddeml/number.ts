/** What the tables of numbers of the DDE management library are made of. */

/** One named number of `ddeml.h`. */
export interface DdemlNumber {
  readonly name: string;
  readonly value: number;
  readonly meaning: string;
  readonly sources: readonly string[];
}

/**
 * The number with that value, if the table has one.
 *
 * @example
 * ```ts
 * import { dmlErrors, findByValue } from 'dde-spec/spec';
 * findByValue(dmlErrors, 0x4001)?.name; // 'DMLERR_BUSY'
 * findByValue(dmlErrors, 0x4012); // undefined
 * ```
 */
export function findByValue<N extends DdemlNumber>(table: readonly N[], value: number): N | undefined {
  return table.find((each) => each.value === value);
}

/**
 * The number with that name, if the table has one.
 *
 * @example
 * ```ts
 * import { findByName, transactionTypes } from 'dde-spec/spec';
 * findByName(transactionTypes, 'XTYP_POKE')?.value; // 0x4090
 * ```
 */
export function findByName<N extends DdemlNumber>(table: readonly N[], name: string): N | undefined {
  return table.find((each) => each.name === name);
}
