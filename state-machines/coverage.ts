/** Which rows of which tables a run has taken. */
import { type AnyMachine, type AnyRow, sourcesOf } from './machine.js';

/** Hears of each step that something takes: the table, the state and event, and the row, if one fits. */
export type OnStep = (machine: { readonly id: string }, row: number | undefined) => void;

/** Rows by the id of their table; a row counts from 0. */
export type RowsTaken = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Collects the rows that are taken.
 *
 * @example
 * ```ts
 * import { collectRows, step, termination } from 'dde-spec/state-machines';
 * const { onStep, taken } = collectRows();
 * onStep(termination, step(termination, 'open', 'end').row);
 * [...(taken.get('termination') ?? [])]; // [0]
 * ```
 */
export function collectRows(): { readonly onStep: OnStep; readonly taken: RowsTaken } {
  const taken = new Map<string, Set<number>>();
  const onStep: OnStep = ({ id }, row) => {
    if (row === undefined) return;
    const rows = taken.get(id);
    if (rows === undefined) taken.set(id, new Set([row]));
    else rows.add(row);
  };
  return { onStep, taken };
}

/** One row of a table, as a report names it. */
export interface NamedRow {
  readonly row: number;
  /** `state: event [facts]`. */
  readonly name: string;
}

/** How much of one table was taken. Rows that the protocol forbids are counted apart. */
export interface TableCoverage {
  readonly machine: string;
  readonly title: string;
  readonly allowed: number;
  readonly taken: number;
  /** Allowed rows that were not taken. */
  readonly missing: readonly NamedRow[];
  readonly forbidden: number;
  readonly forbiddenTaken: number;
}

/**
 * The coverage of tables by the rows that were taken.
 *
 * @example
 * ```ts
 * import { collectRows, step, termination, transitionCoverage } from 'dde-spec/state-machines';
 * const { onStep, taken } = collectRows();
 * onStep(termination, step(termination, 'open', 'end').row);
 * const [table] = transitionCoverage([termination], taken);
 * table?.taken; // 1
 * table?.missing[0]?.name; // 'open: TERMINATE received'
 * ```
 */
export function transitionCoverage(machines: readonly AnyMachine[], taken: RowsTaken): readonly TableCoverage[] {
  return machines.map((machine) => {
    const rows = taken.get(machine.id) ?? new Set<number>();
    const all = machine.rows.map((row, number) => ({ row, number, took: rows.has(number) }));
    const allowed = all.filter(({ row }) => !('forbidden' in row));
    const forbidden = all.filter(({ row }) => 'forbidden' in row);
    const missing = allowed.filter(({ took }) => !took);
    return {
      machine: machine.id,
      title: machine.title,
      allowed: allowed.length,
      taken: allowed.length - missing.length,
      missing: missing.map(({ row, number }) => ({ row: number, name: nameOfRow(row) })),
      forbidden: forbidden.length,
      forbiddenTaken: forbidden.filter(({ took }) => took).length,
    };
  });
}

/**
 * A row as people read it.
 *
 * @example
 * ```ts
 * import { dataServer, nameOfRow } from 'dde-spec/state-machines';
 * const [first] = dataServer.rows;
 * if (first) nameOfRow(first); // 'posting: posted [ackRequested]'
 * ```
 */
export function nameOfRow(row: AnyRow): string {
  return `${sourcesOf(row).join(', ')}: ${row.on}${guardOf(row)}`;
}

/**
 * The guard of a row as people read it, in brackets after a blank; empty if it has none.
 *
 * @example
 * ```ts
 * import { guardOf } from 'dde-spec/state-machines';
 * guardOf({ when: { busy: false, available: true } }); // ' [not busy, available]'
 * ```
 */
export function guardOf({ when = {} }: Pick<AnyRow, 'when'>): string {
  const facts = Object.entries(when).map(([fact, value]) => (value ? fact : `not ${fact}`));
  return facts.length === 0 ? '' : ` [${facts.join(', ')}]`;
}
