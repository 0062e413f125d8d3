/** One step of a lifecycle: which row of the table fits. */
import type { RuleId } from '../spec/rules/index.js';
import { type AnyMachine, type Facts, type Machine, sourcesOf, type Vocabulary } from './machine.js';

/** What comes of an event: the next state and what to do, or what was violated; `row` counts from 0. */
export type Step<S extends string, A extends string> =
  | {
      readonly ok: true;
      readonly state: S;
      readonly effects: readonly A[];
      readonly rules: readonly RuleId[];
      readonly row: number;
    }
  | {
      readonly ok: false;
      readonly state: S;
      readonly violation: string;
      readonly rules: readonly RuleId[];
      /** Missing where the table is silent. */
      readonly row?: number;
    };

type Index = ReadonlyMap<string, readonly number[]>;
const indexes = new WeakMap<object, Index>();

function indexOf(machine: AnyMachine): Index {
  const known = indexes.get(machine);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  machine.rows.forEach((row, number) => {
    for (const from of sourcesOf(row)) {
      const key = `${from}\n${row.on}`;
      const rows = index.get(key);
      if (rows === undefined) index.set(key, [number]);
      else rows.push(number);
    }
  });
  indexes.set(machine, index);
  return index;
}

function holds(when: Facts<string> | undefined, facts: Facts<string>): boolean {
  if (when === undefined) return true;
  for (const fact in when) if ((facts[fact] ?? false) !== when[fact]) return false;
  return true;
}

/**
 * One step: pure, and total. An event that no row allows gives a violation, with the rules of the row that
 * forbids it or with none where the table is silent.
 *
 * @example
 * ```ts
 * import { step, termination } from 'dde-spec/state-machines';
 * const next = step(termination, 'open', 'TERMINATE received');
 * next.state; // 'closed'
 * if (next.ok) next.effects; // ['post TERMINATE', 'free owed blocks', 'forget conversation']
 * ```
 */
export function step<S extends string, E extends string, F extends string, A extends string, V extends Vocabulary>(
  machine: Machine<S, E, F, A, V>,
  state: NoInfer<S>,
  event: NoInfer<E>,
  facts: Facts<NoInfer<F>> = {},
): Step<S, A> {
  const candidates = indexOf(machine as unknown as AnyMachine).get(`${state}\n${event}`);
  for (const number of candidates ?? []) {
    const row = machine.rows[number];
    if (row === undefined || !holds(row.when, facts)) continue;
    if ('forbidden' in row) return { ok: false, state, violation: row.forbidden, rules: row.rules, row: number };
    return { ok: true, state: row.to, effects: row.effects, rules: row.rules, row: number };
  }
  return { ok: false, state, violation: `${machine.id}: no "${event}" is expected in state "${state}"`, rules: [] };
}
