/** CF_ENHMETAFILE, as a format. */
import type { RuleId } from '../../spec/rules/index.js';
import { dword } from '../kernel/bytes.js';
import type { Finding, FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, hex, limitRows, restRow, row } from '../kernel/rows.js';
import {
  CfEnhMetafile,
  type EnhancedMetafile,
  enhancedMetafileRecords,
  headerKernel,
  readEnhancedMetafile,
  writeEnhancedMetafile,
} from './enhanced-metafile.js';

/** EMR_EOF with its five DWORDs. */
const least = 20;

const known: Readonly<Record<number, string>> = { 14: 'EMR_EOF: the end', 70: 'EMR_GDICOMMENT' };

function* recordRows(bytes: Uint8Array, from: number, records: Uint8Array): Generator<AnnotatedRow> {
  let i = 1;
  for (const { iType, offset, nSize } of enhancedMetafileRecords(records)) {
    const at = from + offset;
    yield row(bytes, at, at + nSize, `record[${i++}]`, `type ${iType}`, known[iType] ?? 'a call of GDI');
  }
}

function findings(metafile: EnhancedMetafile, bytes: Uint8Array): readonly Finding[] {
  const { header, records, rest } = metafile;
  const all: Finding[] = [];
  const add = (rule: RuleId, offset: number, expected: string, found: number | string): void => {
    all.push({ rule, offset, expected, found: String(found) });
  };
  const start = header.nSize;
  const total = bytes.length - rest.length;
  let counted = 1;
  let odd = header.nSize % 4 === 0 ? -1 : 4;
  let last = 0;
  for (const { offset, nSize } of enhancedMetafileRecords(records)) {
    counted++;
    if (odd < 0 && nSize % 4 !== 0) odd = start + offset + 4;
    last = nSize;
  }
  if (odd >= 0) add('DDE-EMF-005', odd, 'a size of whole DWORDs', dword(bytes, odd));
  if (header.nBytes !== total) add('DDE-EMF-007', 48, `${total}, the bytes in the metafile`, header.nBytes);
  if (header.nRecords !== counted) add('DDE-EMF-008', 52, `${counted}, the records in the metafile`, header.nRecords);
  if (header.sReserved !== 0) add('DDE-EMF-009', 58, '0', hex(header.sReserved));
  if (header.nVersion !== 0x10000) add('DDE-EMF-010', 44, '0x10000', hex(header.nVersion, 8));
  const { nDescription, offDescription } = header;
  if (nDescription > 0 && (offDescription < 88 || offDescription + nDescription * 2 > header.nSize))
    add('DDE-EMF-011', 64, 'a description inside the header record', `${offDescription}`);
  if (last < least) add('DDE-EMF-012', total - last + 4, `${least} bytes of EMR_EOF at least`, last);
  else if (dword(bytes, total - 4) !== last)
    add('DDE-EMF-012', total - 4, `${last}, the size of the record once more`, dword(bytes, total - 4));
  return all;
}

export const enhancedMetafileFormat: FormatCodec<EnhancedMetafile> = {
  name: 'CF_ENHMETAFILE',
  decode: readEnhancedMetafile,
  is: CfEnhMetafile.is,
  encode: writeEnhancedMetafile,
  rows({ tail, records, rest }, bytes, { codePage }) {
    const kernel = headerKernel(bytes);
    const start = kernel.size + tail.length;
    const end = start + records.length;
    return [
      ...kernel.rows(bytes, 0, codePage, 'header.'),
      ...(tail.length > 0
        ? [row(bytes, kernel.size, start, 'tail', count(tail.length, 'byte'), 'description and pixel format')]
        : []),
      ...limitRows(recordRows(bytes, start, records), count(records.length, 'byte')),
      ...(rest.length > 0 ? [restRow(bytes, end, 'rest', 'after the metafile: no meaning')] : []),
    ];
  },
  findings,
  recognise: (bytes) =>
    bytes.length >= 88 && dword(bytes, 0) === 1 && dword(bytes, 40) === 0x464d4520
      ? { score: 1, why: 'a header record with the signature " EMF"' }
      : undefined,
};
