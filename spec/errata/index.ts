/**
 * Where the sources are wrong, contradict each other or leave something open, and what this specification holds
 * instead. Each entry was checked against the places it names.
 */
import type { Erratum } from '../types.js';
import { ddemlErrata } from './ddeml.js';
import { executeErrata } from './execute.js';
import { filesErrata } from './files.js';
import { linksErrata } from './links.js';
import { picturesErrata } from './pictures.js';
import { protocolErrata } from './protocol.js';
import { recordsErrata } from './records.js';
import { richErrata } from './rich.js';
import { spreadsheetsErrata } from './spreadsheets.js';
import { textErrata } from './text.js';
import { xlTableErrata } from './xl-table.js';

/**
 * Every erratum.
 *
 * @example
 * ```ts
 * import { errata } from 'dde-spec/spec';
 * errata.find((erratum) => erratum.id === 'ERR-DATA-VALUE')?.decision; // 'WM_DDE_DATA is 0x03E5.'
 * ```
 */
export const errata: readonly Erratum[] = [
  ...protocolErrata,
  ...textErrata,
  ...xlTableErrata,
  ...spreadsheetsErrata,
  ...linksErrata,
  ...picturesErrata,
  ...richErrata,
  ...filesErrata,
  ...ddemlErrata,
  ...executeErrata,
  ...recordsErrata,
];

const byId: ReadonlyMap<string, Erratum> = new Map(errata.map((erratum) => [erratum.id, erratum]));

/**
 * The erratum with that id, if there is one.
 *
 * @example
 * ```ts
 * import { findErratum } from 'dde-spec/spec';
 * findErratum('ERR-DATA-VALUE')?.decision; // 'WM_DDE_DATA is 0x03E5.'
 * ```
 */
export function findErratum(id: string): Erratum | undefined {
  return byId.get(id);
}
