/**
 * Bytes to values and back, for everything that travels in a DDE message.
 *
 * Each codec is an io-ts `Type`. `decode` gives an fp-ts `Either`, whose errors {@link codecErrors} turns into
 * {@link CodecError}s; `encode` never fails on a value that `is` accepts. Under the types stand plain kernels
 * (`readDDEDATA`, `decodeAckStatus`, `decodeExecute`) for callers that want no io-ts.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { DDEDATA, readText } from 'dde-spec/codecs';
 * const result = DDEDATA.decode(Uint8Array.of(0x00, 0xa0, 0x01, 0x00, 0x34, 0x32, 0x00));
 * if (isRight(result)) readText(result.right.value).text; // '42'
 * ```
 */
export { type Annotation, annotate } from './annotate.js';
export {
  AFCMD,
  type InitializationCommand,
  readInitializationCommand,
  writeInitializationCommand,
} from './ddeml/afcmd.js';
export { CONVCONTEXT, type ConvContext } from './ddeml/convcontext.js';
export { CONVINFO, type ConvInfo } from './ddeml/convinfo.js';
export { DDEML_MSG_HOOK_DATA, type MsgHookData } from './ddeml/ddeml-msg-hook-data.js';
export { DMLERR } from './ddeml/dmlerr.js';
export { DNS } from './ddeml/dns.js';
export { EC } from './ddeml/ec.js';
export { type FlagSet, putFlagsTogether, takeFlagsApart } from './ddeml/flags.js';
export { HDATA } from './ddeml/hdata.js';
export { HSZPAIR, type HszPair } from './ddeml/hszpair.js';
export { MH } from './ddeml/mh.js';
export { MONCBSTRUCT, type MonCb } from './ddeml/moncbstruct.js';
export { MONCONVSTRUCT, type MonConv } from './ddeml/monconvstruct.js';
export { MONERRSTRUCT, type MonErr } from './ddeml/monerrstruct.js';
export { MONHSZSTRUCTW, type MonHsz, monHszStructA } from './ddeml/monhszstruct.js';
export { MONLINKSTRUCT, type MonLink } from './ddeml/monlinkstruct.js';
export { MONMSGSTRUCT, type MonMsg } from './ddeml/monmsgstruct.js';
export { type NamedNumber, nameNumber } from './ddeml/named-number.js';
export type { NumberCodec } from './ddeml/numbers.js';
export { SECURITY_QUALITY_OF_SERVICE, type SecurityQualityOfService } from './ddeml/security-quality-of-service.js';
export { ST } from './ddeml/st.js';
export type { DdemlPlatform, DdemlStructure, WithRest } from './ddeml/structure.js';
export { XST } from './ddeml/xst.js';
export { readTransaction, type Transaction, writeTransaction, XTYP } from './ddeml/xtyp.js';
export {
  type DecodedExecuteBlock,
  decodeExecuteBlock,
  type ExecuteBlock,
  type ExecuteEncoding,
  executeBlock,
  readExecuteBlock,
} from './execute/block.js';
export {
  command,
  decodeExecute,
  encodeExecute,
  executeString,
  parameter,
} from './execute/execute.js';
export { type BothForms, decodeBothForms, type ProfileReadings, readProfiles } from './execute/profiles.js';
export type { ExecuteCommand, ExecuteParameter, ExecuteString } from './execute/value.js';
export { type CfHdrop, cfHdrop, cfHdropOf, readCfHdrop, writeCfHdrop } from './files/cf-hdrop.js';
export * from './files/drop-effect.js';
export {
  type FileDescriptor,
  type FileGroupDescriptor,
  FileGroupDescriptorW,
  fileGroupDescriptor,
  readFileGroupDescriptor,
  readFileGroupDescriptorW,
  writeFileGroupDescriptor,
  writeFileGroupDescriptorW,
} from './files/file-group-descriptor.js';
export * from './files/file-name.js';
export {
  bytesCodec,
  type CodecError,
  type CodecValidationError,
  codec,
  codecErrors,
  formatError,
} from './kernel/errors.js';
export * from './kernel/format-codec.js';
export { formatHex, parseHex } from './kernel/hex.js';
export { type RecordKernel, type RecordValue, readRecord, recordKernel, writeRecord } from './kernel/record.js';
export { type AnnotatedRow, maxRows } from './kernel/rows.js';
export { type Link, link, linkCodec, readLink, writeLink } from './links/link.js';
export type { NamesEnd } from './links/names.js';
export { Native } from './links/native.js';
export {
  type ObjectLink,
  objectLink,
  objectLinkCodec,
  ownerLinkCodec,
  readObjectLink,
  writeObjectLink,
} from './links/object-link.js';
export * from './lparam/lparam.js';
export * from './message/contents.js';
export { type BitmapHandle, cfBitmap, readBitmapHandle, writeBitmapHandle } from './pictures/bitmap-handle.js';
export { dibToBmp, readBmpFile, writeBmpFile } from './pictures/bmp-file.js';
export { CfDib, CfDibV5, type Dib, dibProfile, dibStride, readDib, readDibV5, writeDib } from './pictures/dib.js';
export {
  type DibCoreHeader,
  type DibHeader,
  type DibInfoHeader,
  type DibV4Header,
  type DibV5Header,
  readDibHeader,
} from './pictures/dib-header.js';
export {
  CfEnhMetafile,
  type EnhancedMetafile,
  type EnhancedMetafileRecord,
  type EnhMetaHeader,
  enhancedMetafileRecords,
  readEnhancedMetafile,
  writeEnhancedMetafile,
} from './pictures/enhanced-metafile.js';
export { cfMetafilePict, type MetafilePict, readMetafilePict, writeMetafilePict } from './pictures/metafile-pict.js';
export { CfPalette, type LogPalette, readLogPalette, writeLogPalette } from './pictures/palette.js';
export { CfRiff, type Riff, type RiffChunk, readRiff, riffData, writeRiff } from './pictures/riff.js';
export { CfTiff, readTiff, type Tiff, type TiffDirectory, type TiffEntry, writeTiff } from './pictures/tiff.js';
export { CfWave, readWave, type Wave, type WaveFormat } from './pictures/wave.js';
export { type Guess, recogniseFormats } from './recognise.js';
export { readSharedData, type SharedData, sharedData, writeSharedData } from './records/shared-data.js';
export {
  type SharedDataArray,
  type SharedDataArrayFields,
  type SharedDataArrayOptions,
  sharedDataArray,
} from './records/shared-data-array.js';
export { readShortString, type ShortString, shortString, writeShortString } from './records/short-string.js';
export { defaultContext, findFormatCodec, formatCodecs } from './registry.js';
export { HtmlFormat, htmlText, readHtmlFormat, writeHtmlFormat } from './rich/html-format.js';
export { type HtmlParts, htmlFormat } from './rich/html-writer.js';
export { RichText, type RtfCharset, readRichText, writeRichText } from './rich/rich-text.js';
export { richText } from './rich/rtf-writer.js';
export type { Cell, CellValue } from './spreadsheets/cell.js';
export {
  cfDif,
  type Dif,
  type DifEntry,
  type DifItem,
  difEntry,
  difItem,
  readDif,
  writeDif,
} from './spreadsheets/dif.js';
export { difCells } from './spreadsheets/dif-cells.js';
export { findDifFaults } from './spreadsheets/dif-faults.js';
export type { LineEnd } from './spreadsheets/lines.js';
export {
  cfSylk,
  readSylk,
  type Sylk,
  type SylkField,
  type SylkRecord,
  sylkRecord,
  writeSylk,
} from './spreadsheets/sylk.js';
export { type SylkCell, sylkCells } from './spreadsheets/sylk-cells.js';
export { sylkText } from './spreadsheets/sylk-escapes.js';
export { findSylkFaults } from './spreadsheets/sylk-faults.js';
export { readXlTable, writeXlTable, type XlTable, xlTable } from './spreadsheets/xl-table.js';
export type { XlTableBlock, XlTableFloat } from './spreadsheets/xl-table-block.js';
export {
  maxXlTableCells,
  readXlTableCells,
  type XlTableCell,
  type XlTableError,
  xlTableOfCells,
} from './spreadsheets/xl-table-cells.js';
export * from './structures/ddeack.js';
export * from './structures/ddeadvise.js';
export * from './structures/ddedata.js';
export * from './structures/ddeln.js';
export * from './structures/ddepoke.js';
export * from './structures/ddeup.js';
export {
  type CodePage,
  codePages,
  decodeAnsi,
  defaultCodePage,
  encodeAnsi,
  findCodePage,
  findUnencodable,
} from './text/code-page.js';
export { csv, readCsv, writeCsv } from './text/csv.js';
export type { TextTable } from './text/delimited.js';
export {
  CfLocale,
  type ClipboardLocale,
  idOfLocale,
  localeOfId,
  readLocale,
  writeLocale,
} from './text/locale.js';
export * from './text/system-topic.js';
export { readTabText, tabText, textTable, writeTabText } from './text/tab-text.js';
export * from './text/text.js';
