/** What the structures of DDEML have in common: a record of C, and whatever follows it. */
import type { Field, RecordLayout } from '../../spec/layout.js';
import type { Format } from '../kernel/format.js';
import type { RecordValue, WithRest } from '../kernel/record.js';
import { defineRecordFormat } from '../kernel/record-format.js';
import { explainRow, structureFindings } from './structure-meanings.js';

/** The format of a structure. */
export function ddemlStructure<const F extends readonly Field[], N extends string>(
  layout: RecordLayout<F> & { readonly name: N },
): Format<WithRest<RecordValue<F>>, N> {
  return defineRecordFormat(layout.name, layout, {
    rest: 'after the structure',
    explain: explainRow,
    findings: (_, bytes, kernel) => structureFindings(kernel, bytes),
  });
}
