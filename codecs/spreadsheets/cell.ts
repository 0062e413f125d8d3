/** A cell, as far as SYLK and DIF tell. */

/**
 * What a cell holds.
 *
 * @category Spreadsheets
 */
export type CellValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An error by its name, such as `#N/A` in SYLK or `NA` in DIF. */
  | { readonly kind: 'error'; readonly value: string }
  /** A value that is none of these, as it was written. */
  | { readonly kind: 'other'; readonly value: string };

/**
 * A cell in its place. Places come from the data and can be far apart: never make a table of that size of them.
 *
 * @category Spreadsheets
 */
export interface Cell {
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** `undefined`: the data name the cell and give it no value. */
  readonly content: CellValue | undefined;
}
