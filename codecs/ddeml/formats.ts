/** The structures and numbers of DDEML, as formats. */
import type { Either } from 'fp-ts/lib/Either.js';
import {
  convContextLayout,
  convInfoLayout,
  hszPairLayout,
  monCbLayout,
  monConvLayout,
  monErrLayout,
  monHszALayout,
  monHszWLayout,
  monLinkLayout,
  monMsgLayout,
  msgHookDataLayout,
  securityQualityOfServiceLayout,
} from '../../spec/ddeml/structures.js';
import type { RecordLayout } from '../../spec/layout.js';
import type { Platform } from '../../spec/types.js';
import { isLeft } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Finding, FormatCodec, FormatContext } from '../kernel/format-codec.js';
import { isRecordWithRest, type RecordKernel, readRecord, writeRecord } from '../kernel/record.js';
import { type AnnotatedRow, restRow } from '../kernel/rows.js';
import { textRows } from '../text/formats.js';
import { afCmdKernel } from './afcmd.js';
import { dmlerrKernel } from './dmlerr.js';
import { dnsKernel } from './dns.js';
import { ecKernel } from './ec.js';
import { hdataKernel } from './hdata.js';
import { mhKernel } from './mh.js';
import { type MonHsz, type MonHszKernel, monHszA, monHszW } from './monhszstruct.js';
import { numberFormat } from './number-format.js';
import { stKernel } from './st.js';
import { publishedOn, structureKernel, type WithRest } from './structure.js';
import { explainRow, structureFindings } from './structure-meanings.js';
import { xstKernel } from './xst.js';
import { xtypKernel } from './xtyp.js';

const kernels = new Map<string, RecordKernel<object>>();

/** The kernel of a layout, made once. */
function kernelOf(layout: RecordLayout, platform: Platform): RecordKernel<object> {
  const key = `${layout.name} ${platform}`;
  const known = kernels.get(key) ?? structureKernel<WithRest>(layout, platform);
  kernels.set(key, known);
  return known;
}

function headerRows(layout: RecordLayout, bytes: Uint8Array, context: FormatContext): readonly AnnotatedRow[] {
  return kernelOf(layout, context.platform).rows(bytes, 0, context.codePage).map(explainRow);
}

function structureFormat(layout: RecordLayout): FormatCodec<WithRest> {
  return {
    name: layout.name,
    decode(bytes, { platform, codePage }): Either<CodecError, WithRest> {
      const known = publishedOn(layout.name, platform);
      return isLeft(known) ? known : readRecord(kernelOf(layout, known.right), bytes, codePage);
    },
    is: (value, { platform, codePage }): value is WithRest =>
      platform !== 'win16' && isRecordWithRest(kernelOf(layout, platform), value, codePage),
    encode: (value, { platform, codePage }) => writeRecord(kernelOf(layout, platform), value, codePage),
    rows(value, bytes, context) {
      const rows = headerRows(layout, bytes, context);
      if (value.rest.length === 0) return rows;
      return [...rows, restRow(bytes, bytes.length - value.rest.length, 'rest', 'after the structure')];
    },
    findings: (_, bytes, { platform }): readonly Finding[] =>
      structureFindings(layout, kernelOf(layout, platform), bytes),
  };
}

function textFormat(layout: RecordLayout, kernel: MonHszKernel, unit: 1 | 2): FormatCodec<MonHsz> {
  return {
    name: layout.name,
    decode: (bytes, { platform, codePage }) => kernel.decode(bytes, platform, codePage),
    is: (value, { platform, codePage }): value is MonHsz =>
      platform !== 'win16' && kernel.is(value, platform, codePage),
    encode: (value, { platform, codePage }) =>
      platform === 'win16' ? value.rest : kernel.encode(value, platform, codePage),
    rows(value, bytes, context) {
      const { size } = kernelOf(layout, context.platform);
      const text = textRows(value, bytes.subarray(size), unit);
      return [
        ...headerRows(layout, bytes, context),
        ...text.map((each) => ({
          ...each,
          offset: each.offset + size,
          field: each.field === 'text' ? 'str' : each.field,
        })),
      ];
    },
    findings(value, bytes, { platform }) {
      const found = structureFindings(layout, kernelOf(layout, platform), bytes);
      if (value.terminated) return found;
      const offset = bytes.length - value.rest.length;
      return [
        ...found,
        { rule: 'DDE-MONITOR-004', offset, expected: 'a NUL after the string', found: 'the end of the block' },
      ];
    },
  };
}

export const ddemlFormats: readonly FormatCodec[] = [
  structureFormat(convContextLayout),
  structureFormat(convInfoLayout),
  structureFormat(hszPairLayout),
  structureFormat(securityQualityOfServiceLayout),
  structureFormat(monCbLayout),
  structureFormat(monConvLayout),
  structureFormat(monErrLayout),
  textFormat(monHszALayout, monHszA, 1),
  textFormat(monHszWLayout, monHszW, 2),
  structureFormat(monLinkLayout),
  structureFormat(monMsgLayout),
  structureFormat(msgHookDataLayout),
  numberFormat(xtypKernel, 'DDE-XTYP-002', ({ name, unknown }) => name !== undefined && unknown === 0),
  numberFormat(afCmdKernel, 'DDE-AFCMD-002', ({ unknown }) => unknown === 0, [
    { rule: 'DDE-AFCMD-001', holds: ({ appClass }) => appClass <= 1 },
  ]),
  numberFormat(stKernel, 'DDE-CONVINFO-003', ({ unknown }) => unknown === 0),
  numberFormat(xstKernel, 'DDE-CONVINFO-004', ({ name }) => name !== undefined),
  numberFormat(dmlerrKernel, 'DDE-DMLERR-001', ({ name }) => name !== undefined),
  numberFormat(ecKernel, 'DDE-DDEML-001', ({ name }) => name !== undefined),
  numberFormat(dnsKernel, 'DDE-DDEML-002', ({ unknown }) => unknown === 0),
  numberFormat(hdataKernel, 'DDE-DDEML-003', ({ unknown }) => unknown === 0),
  numberFormat(mhKernel, 'DDE-MONITOR-003', ({ name }) => name !== undefined),
];
