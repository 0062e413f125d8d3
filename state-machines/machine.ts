/**
 * A lifecycle as a table. The interpreter ({@link step}), the checks ({@link checkMachine}), the diagrams
 * ({@link toMermaid}) and the coverage figures ({@link transitionCoverage}) all read the same rows.
 */
import type { RuleId } from '../spec/rules/index.js';

/** A name of a table in words for people. */
export interface Described {
  readonly words: string;
}

/** What a table says of its names besides words, so that a program can read their meaning. */
export interface Vocabulary {
  readonly state: Described;
  readonly event: Described;
  readonly fact: Described;
  readonly effect: Described;
}

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

/** A lifecycle: its states, events, facts and effects, what each of them means, and its rows. */
export interface Machine<
  S extends string,
  E extends string,
  F extends string,
  A extends string,
  V extends Vocabulary = Vocabulary,
> {
  readonly id: string;
  readonly title: string;
  readonly initial: NoInfer<S>;
  /** Further states in which a life can begin. */
  readonly entries?: readonly NoInfer<S>[];
  /** Why some events never come with some facts, if the guards leave combinations out. */
  readonly partial?: string;
  /** The states in which nothing is owed any more. */
  readonly final: readonly NoInfer<S>[];
  readonly states: Readonly<Record<S, V['state']>>;
  readonly events: Readonly<Record<E, V['event']>>;
  readonly facts: Readonly<Record<F, V['fact']>>;
  readonly effects: Readonly<Record<A, V['effect']>>;
  readonly rows: readonly Row<NoInfer<S>, NoInfer<E>, NoInfer<F>, NoInfer<A>>[];
}

/** Any machine, for code that only reads tables. */
export type AnyMachine<V extends Vocabulary = Vocabulary> = Machine<string, string, string, string, V>;

/** Any row of any machine. */
export type AnyRow = Row<string, string, string, string>;

/**
 * The states in which a row can be taken.
 *
 * @example
 * ```ts
 * import { sourcesOf, termination } from 'dde-spec/state-machines';
 * const [first] = termination.rows;
 * if (first) sourcesOf(first); // ['open']
 * ```
 */
export function sourcesOf<S extends string>({ from }: { readonly from: S | readonly S[] }): readonly S[] {
  return typeof from === 'string' ? [from] : from;
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
 *   states: { off: { words: 'it is dark' }, on: { words: 'it shines' } },
 *   events: { press: { words: 'someone presses the button' } },
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
export function machine<S extends string, E extends string, F extends string, A extends string, V extends Vocabulary>(
  table: Machine<S, E, F, A, V>,
): Machine<S, E, F, A, V> {
  return table;
}
