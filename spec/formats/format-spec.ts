/** What the specification says of a format as a whole; the rules say the rest. */
import type { RecordLayout } from '../layout.js';

/** The families that the formats stand in. */
export const formatFamilies = [
  'structures',
  'execute',
  'text',
  'spreadsheets',
  'links',
  'pictures',
  'rich',
  'files',
  'ddeml',
  'records',
] as const;

/** A family of formats. */
export type FormatFamily = (typeof formatFamilies)[number];

/** How a program finds out that data are of the format. */
export type FormatIdentity =
  /** A number that every Windows knows. */
  | { readonly kind: 'predefined'; readonly value: number }
  /** A name, under which RegisterClipboardFormat gives the number of the session. */
  | { readonly kind: 'registered'; readonly name: string }
  /** No format of the clipboard: the block of a message, a structure or a number of an interface. */
  | { readonly kind: 'context'; readonly where: string };

/** One format. */
export interface FormatSpec {
  /** The `CF_` name, the registered name or the name in the header: what `dde-spec decode --format` takes. */
  readonly name: string;
  readonly family: FormatFamily;
  readonly title: string;
  readonly identity: FormatIdentity;
  /** How the bytes are to be read, in one sentence. */
  readonly encoding: string;
  /** What ends the data inside a block that may be larger; `null`: a length inside, or the end of the block. */
  readonly terminator: string | null;
  /** Who owns what the data name or carry, in one sentence. */
  readonly ownership: string;
  /** The fixed parts, in the order in which they may stand; empty for text. */
  readonly layouts: readonly RecordLayout[];
  readonly sources: readonly string[];
}
