/** Dropped files and descriptions of files, as formats. */

import { dropEffects, dropFilesLayout, fileDescriptorFlags, type NamedBit } from '../../spec/formats/files.js';
import type { RuleId } from '../../spec/rules/index.js';
import { dword } from '../kernel/bytes.js';
import { isRight, right } from '../kernel/either.js';
import { firstFindings } from '../kernel/findings.js';
import type { Clue, Finding, FormatCodec } from '../kernel/format-codec.js';
import { type RecordKernel, recordKernel } from '../kernel/record.js';
import { type AnnotatedRow, count, hex, limitRows, part, restRow, row, shownText } from '../kernel/rows.js';
import { ansiLength, type CodePage } from '../text/code-page.js';
import { textRows } from '../text/formats.js';
import { readText, readUnicodeText, type TextBlock, writeText, writeUnicodeText } from '../text/text.js';
import { type CfHdrop, isCfHdrop, readCfHdrop, writeCfHdrop } from './cf-hdrop.js';
import {
  type PreferredDropEffect as DropEffectBlock,
  PreferredDropEffect,
  readPreferredDropEffect,
  writePreferredDropEffect,
} from './drop-effect.js';
import {
  type FileDescriptor,
  type FileGroupDescriptor,
  FileGroupDescriptorW,
  fileDescriptorKernel,
  fileDescriptorWKernel,
  fileGroupDescriptor,
  readFileGroupDescriptor,
  readFileGroupDescriptorW,
  writeFileGroupDescriptor,
  writeFileGroupDescriptorW,
} from './file-group-descriptor.js';
import { FileNameW, fileName, isFullyQualified } from './file-name.js';

const dropFiles = recordKernel(dropFilesLayout, 'win32');

/** The names with the places where they stand. */
function* placedNames(value: CfHdrop, page: CodePage): Generator<{ name: string; at: number; end: number }> {
  let at = value.pFiles;
  for (const name of value.names) {
    const end = at + (value.fWide === 0 ? ansiLength(name, page) : name.length * 2);
    yield { name, at, end };
    at = end + (value.fWide === 0 ? 1 : 2);
  }
}

function* nameRows(value: CfHdrop, bytes: Uint8Array, page: CodePage): Generator<AnnotatedRow> {
  const after = bytes.length - value.rest.length;
  const unit = value.fWide === 0 ? 1 : 2;
  let i = 0;
  for (const { name, at, end } of placedNames(value, page)) {
    const meaning = end < after ? 'the path of a file, and its NUL' : 'the path of a file';
    yield row(bytes, at, Math.min(end + unit, after), `names.${i++}`, shownText(name), meaning);
  }
}

function* relativeNames(value: CfHdrop, page: CodePage): Generator<Finding> {
  for (const { name, at } of placedNames(value, page))
    if (!isFullyQualified(name)) yield notQualified('DDE-HDROP-005', name, at);
}

const hdrop: FormatCodec<CfHdrop> = {
  name: 'CF_HDROP',
  decode: (bytes, { codePage }) => readCfHdrop(bytes, codePage),
  is: (value, { codePage }): value is CfHdrop => isCfHdrop(value, codePage),
  encode: (value, { codePage }) => writeCfHdrop(value, codePage),
  rows(value, bytes, { codePage }) {
    const rows = [...dropFiles.rows(bytes, 0, codePage)];
    if (value.between.length > 0) {
      rows.push(
        row(bytes, dropFiles.size, value.pFiles, 'between', count(value.between.length, 'byte'), 'before the list'),
      );
    }
    rows.push(...limitRows(nameRows(value, bytes, codePage), count(value.names.length, 'name')));
    const after = bytes.length - value.rest.length;
    const unit = value.fWide === 0 ? 1 : 2;
    if (value.missing === 0)
      rows.push(row(bytes, after - unit, after, 'terminator', '0', 'an empty name ends the list'));
    else rows.push(part(after, 'terminator', 'none', `the list lacks ${count(value.missing, 'NUL')}`));
    if (value.rest.length > 0) rows.push(restRow(bytes, after, 'rest', 'after the list'));
    return rows;
  },
  findings(value, bytes, { codePage }) {
    const findings = [...firstFindings(relativeNames(value, codePage))];
    if (value.missing > 0) {
      findings.push({
        rule: 'DDE-HDROP-003',
        offset: bytes.length - value.rest.length,
        expected: value.missing === 1 ? 'a NUL that ends the list' : 'a NUL after the name and one that ends the list',
        found: 'the end of the block',
      });
    }
    const { names, missing, rest, fWide } = value;
    if (names.length === 0 && missing === 0 && !(rest[0] === 0 && (fWide === 0 || rest[1] === 0))) {
      findings.push({
        rule: 'DDE-HDROP-008',
        offset: bytes.length - rest.length,
        expected: 'another NUL, as the list has no names',
        found: rest.length === 0 ? 'the end of the block' : 'other bytes',
      });
    }
    return findings;
  },
  recognise(bytes, { codePage }): Clue | undefined {
    // Most programs leave the list directly after the structure, and the flags are BOOLs.
    if (bytes.length < dropFiles.size + 2 || bytes[0] !== dropFiles.size) return undefined;
    const { pFiles, fNC, fWide } = dropFiles.read(bytes, 0, codePage);
    if (pFiles !== dropFiles.size || ![0, 1].includes(fNC) || ![0, 1].includes(fWide)) return undefined;
    const value = readCfHdrop(bytes, codePage);
    if (!isRight(value) || value.right.missing > 0) return undefined;
    const { names } = value.right;
    const sure = names.length > 0 && names.every(isFullyQualified);
    return { score: sure ? 0.95 : 0.4, why: `DROPFILES with ${count(names.length, 'name')} after it` };
  },
};

function notQualified(rule: RuleId, name: string, offset: number): Finding {
  return { rule, offset, expected: 'a fully qualified path', found: shownText(name) };
}

function bitRows(bits: readonly NamedBit[], value: number, offset: number, field: string): readonly AnnotatedRow[] {
  const rows = bits
    .filter((bit) => (value & bit.value) !== 0)
    .map((bit) => part(offset, `${field}.${bit.name}`, '1', bit.meaning));
  const reserved = bits.reduce((left, bit) => left & ~bit.value, value) >>> 0;
  if (reserved !== 0) rows.push(part(offset, `${field}.reserved`, hex(reserved, 8), 'bits without a meaning'));
  return rows;
}

function* groupRows(
  group: FileGroupDescriptor,
  bytes: Uint8Array,
  kernel: RecordKernel<FileDescriptor>,
  page: CodePage,
): Generator<AnnotatedRow> {
  yield row(bytes, 0, 4, 'cItems', String(group.fgd.length), 'how many descriptors follow');
  for (const [i, { dwFlags }] of group.fgd.entries()) {
    const at = 4 + i * kernel.size;
    for (const each of kernel.rows(bytes, at, page, `fgd.${i}.`)) {
      yield each;
      if (each.field === `fgd.${i}.dwFlags`) yield* bitRows(fileDescriptorFlags, dwFlags, at, each.field);
    }
  }
  const after = bytes.length - group.rest.length;
  if (group.rest.length > 0) yield restRow(bytes, after, 'rest', 'after the last descriptor');
}

function group(
  name: string,
  kernel: RecordKernel<FileDescriptor>,
  codec: Pick<FormatCodec<FileGroupDescriptor>, 'decode' | 'is' | 'encode'>,
): FormatCodec<FileGroupDescriptor> {
  const nameField = kernel.placed.fields.at(-1);
  return {
    name,
    ...codec,
    rows: (value, bytes, { codePage }) =>
      limitRows(groupRows(value, bytes, kernel, codePage), count(value.fgd.length, 'descriptor')),
    findings(value, bytes) {
      const findings: Finding[] = [];
      for (const i of value.fgd.keys()) {
        const end = 4 + (i + 1) * kernel.size;
        const start = end - (nameField?.size ?? 0);
        if (hasNul(bytes, start, end, nameField?.field.type.kind === 'wide' ? 2 : 1)) continue;
        findings.push({
          rule: 'DDE-FILEGROUP-004',
          offset: end,
          expected: 'a NUL at the end of the name',
          found: 'a name that fills cFileName',
        });
      }
      return findings;
    },
    recognise(bytes): Clue | undefined {
      const items = bytes.length < 4 ? 0 : dword(bytes, 0);
      if (items === 0 || bytes.length !== 4 + items * kernel.size) return undefined;
      return { score: 0.7, why: `${count(items, 'descriptor')} of ${kernel.size} bytes, and no byte more` };
    },
  };
}

function hasNul(bytes: Uint8Array, start: number, end: number, unit: 1 | 2): boolean {
  for (let at = start; at < end; at += unit) if (bytes[at] === 0 && bytes[at + unit - 1] === 0) return true;
  return false;
}

const groupA = group('FileGroupDescriptor', fileDescriptorKernel, {
  decode: (bytes, { codePage }) => readFileGroupDescriptor(bytes, codePage),
  is: (value, { codePage }): value is FileGroupDescriptor => fileGroupDescriptor(codePage).is(value),
  encode: (value, { codePage }) => writeFileGroupDescriptor(value, codePage),
});

const groupW = group('FileGroupDescriptorW', fileDescriptorWKernel, {
  decode: readFileGroupDescriptorW,
  is: (value): value is FileGroupDescriptor => FileGroupDescriptorW.is(value),
  encode: writeFileGroupDescriptorW,
});

function pathFindings(block: TextBlock, bytes: Uint8Array): readonly Finding[] {
  const findings: Finding[] = [];
  if (!isFullyQualified(block.text)) findings.push(notQualified('DDE-FILENAME-002', block.text, 0));
  if (!block.terminated) {
    findings.push({
      rule: 'DDE-FILENAME-001',
      offset: bytes.length - block.rest.length,
      expected: 'a NUL after the path',
      found: 'the end of the block',
    });
  }
  return findings;
}

const path: FormatCodec<TextBlock> = {
  name: 'FileName',
  decode: (bytes, { codePage }) => right(readText(bytes, codePage)),
  is: (value, { codePage }): value is TextBlock => fileName(codePage).is(value),
  encode: (block, { codePage }) => writeText(block, codePage),
  rows: (block, bytes) => textRows(block, bytes, 1),
  findings: pathFindings,
};

const pathW: FormatCodec<TextBlock> = {
  name: 'FileNameW',
  decode: (bytes) => right(readUnicodeText(bytes)),
  is: (value): value is TextBlock => FileNameW.is(value),
  encode: writeUnicodeText,
  rows: (block, bytes) => textRows(block, bytes, 2),
  findings: pathFindings,
};

const effect: FormatCodec<DropEffectBlock> = {
  name: 'Preferred DropEffect',
  decode: readPreferredDropEffect,
  is: (value): value is DropEffectBlock => PreferredDropEffect.is(value),
  encode: writePreferredDropEffect,
  rows({ dropEffect, rest }, bytes) {
    const rows = [
      row(bytes, 0, 4, 'dropEffect', hex(dropEffect, 8), dropEffect === 0 ? 'DROPEFFECT_NONE' : 'what is preferred'),
      ...bitRows(dropEffects, dropEffect, 0, 'dropEffect'),
    ];
    if (rest.length > 0) rows.push(restRow(bytes, 4, 'rest', 'after the DWORD'));
    return rows;
  },
};

export const filesFormats: readonly FormatCodec[] = [hdrop, groupA, groupW, path, pathW, effect];
