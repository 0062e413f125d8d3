/** A number of DDEML, as a format. */
import { combinedFilters } from '../../spec/ddeml/initialization.js';
import type { RuleId } from '../../spec/types.js';
import type { FormatCodec } from '../format-codec.js';
import { type AnnotatedRow, hex, part, row } from '../rows.js';
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
          ([name, each]): AnnotatedRow => part(0, `${kernel.name}.${name}`, show(each), meaningOf(name, number)),
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

function nameOf(value: object): string {
  const name = 'name' in value ? value.name : undefined;
  if (typeof name === 'string') return name;
  return 'flags' in value || 'filters' in value ? 'taken apart below' : 'no name';
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' | ');
  return typeof value === 'number' ? hex(value, 1) : String(value);
}

function meaningOf(name: string, number: number): string {
  if (name === 'unknown') return 'bits without a name';
  if (name !== 'filters') return '';
  const all = combinedFilters.filter(({ value }) => (number & value) === value).map((each) => each.name);
  return all.length === 0 ? '' : `with all of ${all.join(' and ')}`;
}
