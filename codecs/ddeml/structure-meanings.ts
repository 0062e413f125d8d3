/** What the members of the structures mean by their values, and which values the rules forbid. */
import { conversationStates, conversationStatus } from '../../spec/ddeml/conversation.js';
import { dmlErrors } from '../../spec/ddeml/errors.js';
import { stringActions } from '../../spec/ddeml/functions.js';
import { findByValue } from '../../spec/ddeml/number.js';
import { formatName } from '../../spec/formats/predefined.js';
import { messages } from '../../spec/messages.js';
import type { RuleId } from '../../spec/rules/index.js';
import { dword } from '../kernel/bytes.js';
import type { FormatFinding } from '../kernel/format.js';
import type { RecordKernel } from '../kernel/record.js';
import { type AnnotatedRow, hex } from '../kernel/rows.js';
import { splitFlags } from './flags.js';
import { splitXTYP } from './xtyp.js';

const levels = ['anonymous', 'identification', 'impersonation', 'delegation'];

/** By the last part of a field's name. */
const meanings: ReadonlyMap<string, (value: number) => string | undefined> = /* @__PURE__ */ new Map([
  ['wType', (value) => splitXTYP(value).name],
  ['wStatus', (value) => splitFlags(value, conversationStatus).flags.join(' | ')],
  ['wConvst', (value) => findByValue(conversationStates, value)?.name],
  ['wLastError', (value) => findByValue(dmlErrors, value)?.name],
  ['fsAction', (value) => findByValue(stringActions, value)?.name],
  ['wFmt', formatName],
  ['wMsg', (value) => Object.values(messages).find((message) => message.value === value)?.name],
  ['ImpersonationLevel', (value) => levels[value]],
]);

function lastPart(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1);
}

/** Members that people know in hexadecimal digits. */
const inHex: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'wType',
  'wStatus',
  'wLastError',
  'wMsg',
  'dwLangID',
  'dwSecurity',
]);

/** A row with its value as people write it, and the name of the value, if it has one. */
export function explainRow(row: AnnotatedRow): AnnotatedRow {
  const member = lastPart(row.field);
  const name = meanings.get(member)?.(Number(row.value));
  const value = inHex.has(member) ? hex(Number(row.value)) : row.value;
  return { ...row, value, meaning: name === undefined || name === '' ? row.meaning : `${row.meaning}: ${name}` };
}

interface Check {
  readonly rule: RuleId;
  readonly expected: (size: number) => string;
  readonly holds: (value: number, size: number) => boolean;
}

const sizeBy = (rule: RuleId): Check => ({
  rule,
  expected: (size) => `the size of the structure, ${size}`,
  holds: (value, size) => value === size,
});

const monitorSize = /* @__PURE__ */ sizeBy('DDE-MONITOR-002');

/** By the name of a structure and of its member. */
const checks: ReadonlyMap<string, Check> = /* @__PURE__ */ new Map<string, Check>([
  [
    'CONVINFO.cb',
    { rule: 'DDE-CONVINFO-002', expected: (size) => `${size} or more`, holds: (value, size) => value >= size },
  ],
  [
    'CONVINFO.wStatus',
    { rule: 'DDE-CONVINFO-003', expected: () => 'flags from 0x0001 to 0x0100', holds: (value) => value <= 0x1ff },
  ],
  ['CONVINFO.wConvst', { rule: 'DDE-CONVINFO-004', expected: () => '0 to 16', holds: (value) => value <= 16 }],
  ['CONVCONTEXT.cb', sizeBy('DDE-CONVCONTEXT-002')],
  ['CONVCONTEXT.wFlags', { rule: 'DDE-CONVCONTEXT-003', expected: () => '0', holds: (value) => value === 0 }],
  ['SECURITY_QUALITY_OF_SERVICE.Length', sizeBy('DDE-QOS-002')],
  [
    'SECURITY_QUALITY_OF_SERVICE.ImpersonationLevel',
    { rule: 'DDE-QOS-003', expected: () => '0 to 3', holds: (value) => value <= 3 },
  ],
  ['MONCBSTRUCT.cb', monitorSize],
  ['MONCONVSTRUCT.cb', monitorSize],
  ['MONERRSTRUCT.cb', monitorSize],
  ['MONLINKSTRUCT.cb', monitorSize],
  ['MONMSGSTRUCT.cb', monitorSize],
  ['MONHSZSTRUCTA.fsAction', { rule: 'DDE-MONITOR-003', expected: () => '1 to 4', holds: isAction }],
  ['MONHSZSTRUCTW.fsAction', { rule: 'DDE-MONITOR-003', expected: () => '1 to 4', holds: isAction }],
]);

function isAction(value: number): boolean {
  return value >= 1 && value <= 4;
}

/** What the rules forbid in a structure that stands at the start of a block, structures inside it left out. */
export function structureFindings(
  { name, placed }: Pick<RecordKernel<object>, 'name' | 'placed'>,
  bytes: Uint8Array,
): readonly FormatFinding[] {
  return placed.fields.flatMap(({ field, offset }) => {
    const check = checks.get(`${name}.${field.name}`);
    if (check === undefined) return [];
    // All members with a check have 32 bits.
    const value = dword(bytes, offset);
    if (check.holds(value, placed.size)) return [];
    return [{ rule: check.rule, offset, expected: check.expected(placed.size), found: hex(value, 1) }];
  });
}
