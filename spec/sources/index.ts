/**
 * The pages, headers, seed documents and measurements that the specification rests on, each under the short name
 * that rules, errata and tables cite.
 */
import type { Source } from '../types.js';
import { ddemlSources } from './ddeml.js';
import { executeSources } from './execute.js';
import { filesSources } from './files.js';
import { linksSources } from './links.js';
import { picturesSources } from './pictures.js';
import { protocolSources } from './protocol.js';
import { recordsSources } from './records.js';
import { richSources } from './rich.js';
import { spreadsheetsSources } from './spreadsheets.js';
import { textSources } from './text.js';
import { xlTableSources } from './xl-table.js';

/**
 * Every source.
 *
 * @example
 * ```ts
 * import { sources } from 'dde-spec/spec';
 * sources.find((source) => source.id === 'wm-dde-ack')?.kind; // 'page'
 * ```
 */
export const sources: readonly Source[] = [
  ...protocolSources,
  ...textSources,
  ...xlTableSources,
  ...spreadsheetsSources,
  ...linksSources,
  ...picturesSources,
  ...richSources,
  ...filesSources,
  ...ddemlSources,
  ...executeSources,
  ...recordsSources,
];

const byId: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.id, source]));

/** A reference taken apart. */
export interface Reference {
  readonly source: Source;
  /** The heading or field that the reference names; `undefined`: the source as a whole. */
  readonly place: string | undefined;
}

/**
 * Looks up a reference of the form `source` or `source#place`; `undefined` if either part is unknown.
 *
 * @example
 * ```ts
 * import { resolveReference } from 'dde-spec/spec';
 * resolveReference('wm-dde-ack#posting')?.place; // 'Remarks, Posting'
 * ```
 */
export function resolveReference(reference: string): Reference | undefined {
  const hash = reference.indexOf('#');
  const source = byId.get(hash < 0 ? reference : reference.slice(0, hash));
  if (source === undefined) return undefined;
  if (hash < 0) return { source, place: undefined };
  const name = reference.slice(hash + 1);
  if (source.places === undefined || !Object.hasOwn(source.places, name)) return undefined;
  return { source, place: source.places[name] };
}
