/** Every format that a DDE conversation or the clipboard carries: what it is called, how it is laid out, whose it is. */

import { ddemlFormats } from './ddeml.js';
import { executeFormats } from './execute.js';
import { filesFormats } from './files.js';
import type { FormatSpec } from './format-spec.js';
import { linksFormats } from './links.js';
import { picturesFormats } from './pictures.js';
import { recordsFormats } from './records.js';
import { richFormats } from './rich.js';
import { spreadsheetsFormats } from './spreadsheets.js';
import { structuresFormats } from './structures.js';
import { textFormats } from './text.js';
import { xlTableFormats } from './xl-table.js';

export * from './format-spec.js';
export * from './locale-code-pages.js';
export * from './predefined.js';
export * from './synthesized.js';
export { xlTableErrors, xlTableTypes } from './xl-table.js';

/**
 * Every format, family by family.
 *
 * @example
 * ```ts
 * import { formatSpecs } from 'dde-spec/spec';
 * formatSpecs.find(({ name }) => name === 'DDEDATA')?.family; // 'structures'
 * ```
 */
export const formatSpecs: readonly FormatSpec[] = [
  ...structuresFormats,
  ...executeFormats,
  ...textFormats,
  ...xlTableFormats,
  ...spreadsheetsFormats,
  ...linksFormats,
  ...picturesFormats,
  ...richFormats,
  ...filesFormats,
  ...ddemlFormats,
  ...recordsFormats,
];

const byName: ReadonlyMap<string, FormatSpec> = new Map(formatSpecs.map((spec) => [spec.name.toLowerCase(), spec]));

/**
 * The format with that name, in any case: formats are registered without regard to it.
 *
 * @example
 * ```ts
 * import { findFormatSpec } from 'dde-spec/spec';
 * findFormatSpec('ddedata')?.name; // 'DDEDATA'
 * ```
 */
export function findFormatSpec(name: string): FormatSpec | undefined {
  return byName.get(name.toLowerCase());
}
