/** Whether a table is sound: nothing in it is ambiguous, unreachable, unused or unknown. */
import { findRule } from '../spec/index.js';
import { type AnyMachine, type AnyRow, type Facts, sourcesOf } from './machine.js';

/** Two guards overlap unless some fact is true in one and false in the other. */
function overlap(a: Facts<string> = {}, b: Facts<string> = {}): boolean {
  return Object.entries(a).every(([fact, value]) => b[fact] === undefined || b[fact] === value);
}

/** The combinations of the named facts; each fact doubles them, and no table uses more than a handful. */
function combinations(facts: readonly string[]): readonly Facts<string>[] {
  return facts.reduce<readonly Facts<string>[]>(
    (all, fact) =>
      all.flatMap((some) => [
        { ...some, [fact]: false },
        { ...some, [fact]: true },
      ]),
    [{}],
  );
}

/**
 * Everything that is wrong with a table, one sentence each; none for a sound one.
 *
 * @example
 * ```ts
 * import { checkMachine, termination } from 'dde-spec/state-machines';
 * checkMachine(termination); // []
 * ```
 */
export function checkMachine(machine: AnyMachine): readonly string[] {
  return [...names(machine), ...ambiguities(machine), ...gaps(machine), ...reach(machine)];
}

/** Names that no row uses, or that no list explains. */
function names(machine: AnyMachine): string[] {
  const problems: string[] = [];
  const used = {
    states: new Set<string>(),
    events: new Set<string>(),
    facts: new Set<string>(),
    effects: new Set<string>(),
  };
  used.states.add(machine.initial);
  for (const state of machine.final) used.states.add(state);
  machine.rows.forEach((row, number) => {
    for (const state of sourcesOf(row)) used.states.add(state);
    used.events.add(row.on);
    for (const fact of Object.keys(row.when ?? {})) used.facts.add(fact);
    if (!('forbidden' in row)) {
      used.states.add(row.to);
      for (const effect of row.effects) used.effects.add(effect);
    }
    if (row.rules.length === 0) problems.push(`row ${number} names no rule`);
    for (const rule of row.rules)
      if (findRule(rule) === undefined) problems.push(`row ${number} names the unknown rule ${rule}`);
  });
  for (const kind of ['states', 'events', 'facts', 'effects'] as const) {
    const known = Object.keys(machine[kind]);
    for (const name of used[kind]) if (!known.includes(name)) problems.push(`"${name}" is not among the ${kind}`);
    for (const name of known) if (!used[kind].has(name)) problems.push(`"${name}" of the ${kind} is in no row`);
  }
  return problems;
}

/** Two rows that could both be taken. */
function ambiguities(machine: AnyMachine): string[] {
  const problems: string[] = [];
  machine.rows.forEach((a, i) => {
    machine.rows.slice(i + 1).forEach((b, j) => {
      const state = sourcesOf(a).find((from) => sourcesOf(b).includes(from));
      if (state !== undefined && a.on === b.on && overlap(a.when, b.when)) {
        problems.push(`rows ${i} and ${i + 1 + j} both fit "${a.on}" in "${state}"`);
      }
    });
  });
  return problems;
}

/** An event that a state expects, but not with all facts. */
function gaps(machine: AnyMachine): string[] {
  if (machine.partial !== undefined) return [];
  const problems: string[] = [];
  const groups = new Map<string, AnyRow[]>();
  for (const row of machine.rows) {
    for (const state of sourcesOf(row)) {
      const key = `"${row.on}" in "${state}"`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  for (const [key, rows] of groups) {
    const facts = [...new Set(rows.flatMap((row) => Object.keys(row.when ?? {})))];
    for (const combination of combinations(facts)) {
      if (!rows.some((row) => overlap(row.when, combination)))
        problems.push(`no row fits ${key} with ${JSON.stringify(combination)}`);
    }
  }
  return problems;
}

/** States that cannot be reached, or from which no final state can be. */
function reach(machine: AnyMachine): string[] {
  const edges = machine.rows.flatMap((row) =>
    'forbidden' in row ? [] : sourcesOf(row).map((from) => [from, row.to] as const),
  );
  const spread = (start: readonly string[], next: (state: string) => readonly string[]) => {
    const seen = new Set(start);
    for (const state of seen) for (const other of next(state)) seen.add(other);
    return seen;
  };
  const reached = spread([machine.initial, ...(machine.entries ?? [])], (state) =>
    edges.filter(([from]) => from === state).map(([, to]) => to),
  );
  const ending = spread(machine.final, (state) => edges.filter(([, to]) => to === state).map(([from]) => from));
  return Object.keys(machine.states).flatMap((state) => [
    ...(reached.has(state) ? [] : [`"${state}" cannot be reached`]),
    ...(ending.has(state) ? [] : [`from "${state}" no final state can be reached`]),
  ]);
}
