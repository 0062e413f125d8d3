/** Every format by its name. Who imports this carries all of them, and the tables of all code pages. */
import {
  AFCMD,
  CONVCONTEXT,
  CONVINFO,
  DDEML_MSG_HOOK_DATA,
  DMLERR,
  DNS,
  EC,
  HDATA,
  HSZPAIR,
  MH,
  MONCBSTRUCT,
  MONCONVSTRUCT,
  MONERRSTRUCT,
  MONHSZSTRUCTA,
  MONHSZSTRUCTW,
  MONLINKSTRUCT,
  MONMSGSTRUCT,
  SECURITY_QUALITY_OF_SERVICE,
  ST,
  XST,
  XTYP,
} from './ddeml/index.js';
import { Execute, ExecuteUnicode } from './execute/index.js';
import {
  CfHdrop,
  FileGroupDescriptor,
  FileGroupDescriptorW,
  FileName,
  FileNameW,
  PreferredDropEffect,
} from './files/index.js';
import { type Either, left, right } from './kernel/either.js';
import { type CodecError, describe } from './kernel/errors.js';
import type { Format } from './kernel/format.js';
import { Link, Native, ObjectLink, OwnerLink } from './links/index.js';
import {
  CfBitmap,
  CfDib,
  CfDibV5,
  CfEnhMetafile,
  CfMetafilePict,
  CfPalette,
  CfRiff,
  CfTiff,
  CfWave,
} from './pictures/index.js';
import { TSharedData, TSharedDataAnsi, TSharedDataWide } from './records/index.js';
import { HtmlFormat, RichTextFormat } from './rich/index.js';
import { CfDif, CfSylk, XlTable } from './spreadsheets/index.js';
import { DDEACK, DDEADVISE, DDEDATA, DDELN, DDEPOKE, DDEUP } from './structures/index.js';
import { CfLocale, CfOemText, CfText, CfUnicodeText, Csv, TabText } from './text/index.js';

const list = [
  DDEACK,
  DDEADVISE,
  DDEDATA,
  DDEPOKE,
  DDELN,
  DDEUP,
  Execute,
  ExecuteUnicode,
  CfText,
  CfOemText,
  CfUnicodeText,
  CfLocale,
  TabText,
  Csv,
  XlTable,
  CfSylk,
  CfDif,
  Link,
  ObjectLink,
  OwnerLink,
  Native,
  CfDib,
  CfDibV5,
  CfBitmap,
  CfMetafilePict,
  CfEnhMetafile,
  CfPalette,
  CfTiff,
  CfRiff,
  CfWave,
  HtmlFormat,
  RichTextFormat,
  CfHdrop,
  FileGroupDescriptor,
  FileGroupDescriptorW,
  FileName,
  FileNameW,
  PreferredDropEffect,
  CONVCONTEXT,
  CONVINFO,
  HSZPAIR,
  SECURITY_QUALITY_OF_SERVICE,
  MONCBSTRUCT,
  MONCONVSTRUCT,
  MONERRSTRUCT,
  MONHSZSTRUCTA,
  MONHSZSTRUCTW,
  MONLINKSTRUCT,
  MONMSGSTRUCT,
  DDEML_MSG_HOOK_DATA,
  XTYP,
  AFCMD,
  ST,
  XST,
  DMLERR,
  EC,
  DNS,
  HDATA,
  MH,
  TSharedData,
  TSharedDataAnsi,
  TSharedDataWide,
] as const;

type Listed = (typeof list)[number];

/**
 * The name of a format.
 *
 * @category Formats
 */
export type FormatName = Listed['name'];

/**
 * Every format, in the order of `formatSpecs`.
 *
 * @category Formats
 *
 * @example
 * ```ts
 * import { formats } from 'dde-spec/codecs';
 * formats.map(({ name }) => name).includes('DDEDATA'); // true
 * ```
 */
export const formats: readonly Format[] = /* @__PURE__ */ Object.freeze([...list]);

const byName: ReadonlyMap<string, Format> = /* @__PURE__ */ new Map(
  formats.map((format) => [format.name.toLowerCase(), format]),
);

/**
 * A format by its name, in any case. Of a name that the compiler knows, the type of the value comes out.
 *
 * @category Formats
 *
 * @example
 * ```ts
 * import { findFormat, orThrow } from 'dde-spec/codecs';
 * const format = orThrow(findFormat('CF_DIB'));
 * const block = Uint8Array.of(12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 0xff, 0, 0, 0);
 * orThrow(format.decode(block)).header.width; // 1
 * orThrow(findFormat('cf_text')).name; // 'CF_TEXT'
 * ```
 */
export function findFormat<N extends FormatName>(name: N): Either<CodecError, Extract<Listed, { readonly name: N }>>;
export function findFormat(name: string): Either<CodecError, Format>;
export function findFormat(name: string): Either<CodecError, Format> {
  const found = byName.get(name.toLowerCase());
  if (found !== undefined) return right(found);
  const expected = `one of ${formats.map((format) => format.name).join(', ')}`;
  return left({ expected, found: describe(name), path: ['format'] });
}
