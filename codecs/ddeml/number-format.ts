/** A number of DDEML, as a format. */
import { applicationClasses, combinedFilters } from '../../spec/ddeml/initialization.js';
import { type DdemlNumber, findByValue } from '../../spec/ddeml/number.js';
import { ddemlTables } from '../../spec/ddeml/tables.js';
import type { RuleId } from '../../spec/rules/index.js';
import type { FormatCodec } from '../kernel/format-codec.js';
import { type AnnotatedRow, hex, part, row } from '../kernel/rows.js';
import { decodeNumber, encodeNumber, isNumber, type NumberKernel } from './numbers.js';

/** A rule that the value of a number may break. */
interface NumberRule<A> {
  readonly rule: RuleId;
  readonly holds: (value: A) => boolean;
}

/** The format of a number; `known` tells whether all of it has a name, which the rule asks for. */
export function numberFormat<A extends object>(
  kernel: NumberKernel<A>,
  rule: RuleId,
  known: (value: A) => boolean,
  others: readonly NumberRule<A>[] = [],
): FormatCodec<A> {
  const checks: readonly NumberRule<A>[] = [{ rule, holds: known }, ...others];
  return {
    name: kernel.name,
    decode: (bytes, { platform }) => decodeNumber(kernel, bytes, platform),
    is: (value, { platform }): value is A => isNumber(kernel, value, platform),
    encode: (value, { platform }) => encodeNumber(kernel, value, platform),
    rows(value, bytes) {
      const number = kernel.write(value);
      const parts = Object.entries(value).filter(([name]) => name !== 'name' && name !== 'value');
      return [
        row(bytes, 0, bytes.length, kernel.name, hex(number), nameOf(value)),
        ...parts.map(
          ([name, each]): AnnotatedRow => part(0, `${kernel.name}.${name}`, show(each), meaningOf(name, each, number)),
        ),
      ];
    },
    findings: (value) =>
      checks
        .filter(({ holds }) => !holds(value))
        .map((check) => ({
          rule: check.rule,
          offset: 0,
          expected: `a value that ${kernel.name} has a name for`,
          found: hex(kernel.write(value)),
        })),
  };
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
