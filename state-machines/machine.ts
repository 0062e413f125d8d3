/**
 * What a lifecycle is: a table. The interpreter ({@link step}), the diagrams, the coverage figures and the
 * exhaustive exploration all read the same rows.
 */
import type { RuleId } from '../spec/rules/index.js';

/** What is known of an event when it happens; a fact that is not given is false. */
export type Facts<F extends string> = Partial<Record<F, boolean>>;

interface RowBase<S extends string, E extends string, F extends string> {
  readonly from: S | readonly S[];
  readonly on: E;
  /** The guard: each fact named here must have the value given; other facts do not matter. */
  readonly when?: Facts<F>;
  /** The rules that the row enforces; of a row that only records what happened, the fact that it records. */
  readonly rules: readonly RuleId[];
}

/** A transition that the protocol allows. */
export interface Transition<S extends string, E extends string, F extends string, A extends string>
  extends RowBase<S, E, F> {
  readonly to: S;
  /** What is done, in this order. */
  readonly effects: readonly A[];
}

/** A transition that the protocol forbids; its rules are the ones broken. */
export interface Forbidden<S extends string, E extends string, F extends string> extends RowBase<S, E, F> {
  readonly forbidden: string;
}

/** A row of a table: what the protocol allows, or what it forbids. */
export type Row<S extends string, E extends string, F extends string, A extends string> =
  | Transition<S, E, F, A>
  | Forbidden<S, E, F>;

/** A lifecycle: its states, events, facts and effects with a word on each, and its rows. */
export interface Machine<S extends string, E extends string, F extends string, A extends string> {
  readonly id: string;
  readonly title: string;
  readonly initial: NoInfer<S>;
  /** Further states in which a life can begin. */
  readonly entries?: readonly NoInfer<S>[];
  /** Why some events never come with some facts, if the guards leave combinations out. */
  readonly partial?: string;
  /** The states in which nothing is owed any more. */
  readonly final: readonly NoInfer<S>[];
  readonly states: Readonly<Record<S, string>>;
  readonly events: Readonly<Record<E, string>>;
  readonly facts: Readonly<Record<F, string>>;
  readonly effects: Readonly<Record<A, string>>;
  readonly rows: readonly Row<NoInfer<S>, NoInfer<E>, NoInfer<F>, NoInfer<A>>[];
}

/** Any machine, for code that only reads tables. */
export type AnyMachine = Machine<string, string, string, string>;

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
      readonly row?: number;
    };

type Index = ReadonlyMap<string, readonly number[]>;
const indexes = new WeakMap<object, Index>();

function indexOf(machine: AnyMachine): Index {
  const known = indexes.get(machine);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  machine.rows.forEach((row, number) => {
    for (const from of typeof row.from === 'string' ? [row.from] : row.from) {
      const key = `${from}\n${row.on}`;
      const rows = index.get(key);
      if (rows === undefined) index.set(key, [number]);
      else rows.push(number);
    }
  });
  indexes.set(machine, index);
  return index;
}

/** The fields of a machine that stepping it needs. */
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
export function step<S extends string, E extends string, F extends string, A extends string>(
  machine: Machine<S, E, F, A>,
  state: S,
  event: E,
  facts: Facts<F> = {},
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

/**
 * Gives a table its literal types, so that a misspelt state, event, fact or effect does not compile.
 *
 * @example
 * ```ts
 * import { machine, step } from 'dde-spec/state-machines';
 * const light = machine({
 *   id: 'light',
 *   title: 'A light',
 *   initial: 'off',
 *   final: ['off'],
 *   states: { off: 'it is dark', on: 'it shines' },
 *   events: { press: 'someone presses the button' },
 *   facts: {},
 *   effects: {},
 *   rows: [
 *     { from: 'off', on: 'press', to: 'on', effects: [], rules: [] },
 *     { from: 'on', on: 'press', to: 'off', effects: [], rules: [] },
 *   ],
 * });
 * step(light, 'off', 'press').state; // 'on'
 * ```
 */
export function machine<S extends string, E extends string, F extends string, A extends string>(
  table: Machine<S, E, F, A>,
): Machine<S, E, F, A> {
  return table;
}
