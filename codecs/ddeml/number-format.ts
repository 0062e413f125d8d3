/** The numbers of DDEML as formats. */
import { applicationClasses, combinedFilters } from '../../spec/ddeml/initialization.js';
import { type DdemlNumber, findByValue } from '../../spec/ddeml/number.js';
import { ddemlTables } from '../../spec/ddeml/tables.js';
import type { RuleId } from '../../spec/rules/index.js';
import { isDword, isRecord } from '../kernel/bytes.js';
import { platformOf } from '../kernel/context.js';
import { defineFormat, type Format } from '../kernel/format.js';
import { type AnnotatedRow, hex, part, row } from '../kernel/rows.js';
import { areFlags, type FlagSet, isUnknown, joinFlags, maskOf, splitFlags } from './flags.js';
import { type NamedNumber, nameNumber } from './named-number.js';
import { isNumber, type NumberKernel, type NumberType, readNumber, writeNumber } from './numbers.js';

/** A rule that the value of a number may break. */
interface NumberRule<A> {
  readonly rule: RuleId;
  readonly holds: (value: A) => boolean;
}

/** The format of a number of DDEML, with the rules that its value may break. */
export function numberFormat<A extends object, N extends string>(
  kernel: NumberKernel<A, N>,
  rules: readonly NumberRule<A>[],
): Format<A, N> {
  const { name } = kernel;
  return defineFormat({
    name,
    read: (bytes, options) => readNumber(kernel, bytes, platformOf(options)),
    is: (value, options): value is A => isNumber(kernel, value, platformOf(options)),
    write: (value, options) => writeNumber(kernel, value, platformOf(options)),
    rows(value, bytes) {
      const number = kernel.write(value);
      const parts = Object.entries(value).filter(([member]) => member !== 'name' && member !== 'value');
      return [
        row(bytes, 0, bytes.length, name, hex(number), nameOf(value)),
        ...parts.map(
          ([member, each]): AnnotatedRow => part(0, `${name}.${member}`, show(each), meaningOf(member, each, number)),
        ),
      ];
    },
    findings: (value) =>
      rules
        .filter(({ holds }) => !holds(value))
        .map(({ rule }) => ({
          rule,
          offset: 0,
          expected: `a value that ${name} has a name for`,
          found: hex(kernel.write(value)),
        })),
  });
}

/** The format of a number of which single values have names; the rule asks for one of them. */
export function namedNumberFormat<N extends string>(
  name: N,
  type: NumberType,
  table: readonly DdemlNumber[],
  rule: RuleId,
): Format<NamedNumber, N> {
  const kernel: NumberKernel<NamedNumber, N> = {
    name,
    type,
    read: (value) => nameNumber(value, table),
    write: ({ value }) => value,
    is: (value): value is NamedNumber =>
      isRecord(value) && isDword(value['value']) && nameNumber(value['value'], table).name === value['name'],
  };
  return numberFormat(kernel, [{ rule, holds: ({ name: known }) => known !== undefined }]);
}

/** The format of a number that is a set of flags; the rule asks that each has a name. */
export function flagSetFormat<N extends string>(
  name: N,
  type: NumberType,
  table: readonly DdemlNumber[],
  rule: RuleId,
): Format<FlagSet, N> {
  const kernel: NumberKernel<FlagSet, N> = {
    name,
    type,
    read: (value) => splitFlags(value, table),
    write: (value) => joinFlags(value, table),
    is: (value): value is FlagSet =>
      isRecord(value) && areFlags(value['flags'], table) && isUnknown(value['unknown'], maskOf(table)),
  };
  return numberFormat(kernel, [{ rule, holds: ({ unknown }) => unknown === 0 }]);
}

const byName: ReadonlyMap<string, DdemlNumber> = new Map(
  ddemlTables.flatMap(({ numbers }) => numbers.map((number) => [number.name, number])),
);

function nameOf(value: object): string {
  const name = 'name' in value ? value.name : undefined;
  if (typeof name === 'string') return `${name}: ${byName.get(name)?.meaning}`;
  return 'flags' in value || 'filters' in value ? 'taken apart below' : 'no name';
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' | ');
  return typeof value === 'number' ? hex(value, 1) : String(value);
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['unknown', 'bits without a name'],
  ['number', 'which transaction: bits 4 to 7'],
  ['classes', 'what the callback returns'],
  ['flags', 'flags'],
  ['commands', 'what the application asks for'],
  ['filters', 'transactions kept from the callback'],
  ['monitor', 'events to watch'],
]);

function meaningOf(name: string, value: unknown, number: number): string {
  if (name === 'appClass') return findByValue(applicationClasses, Number(value))?.name ?? 'no known class';
  const plain = meanings.get(name) ?? '';
  const each = Array.isArray(value) ? value.map((one) => byName.get(String(one))?.meaning ?? '') : [];
  const parts = each.length === 0 ? [plain] : [`${plain}: ${each.join('; ')}`];
  if (name === 'filters') {
    const all = combinedFilters.filter((filter) => (number & filter.value) === filter.value);
    if (all.length > 0) parts.push(`with all of ${all.map((filter) => filter.name).join(' and ')}`);
  }
  return parts.join('; ');
}
