/** A table as a diagram: the text of a Mermaid state diagram, made from the same rows that {@link step} reads. */
import { guardOf } from './coverage.js';
import { type AnyMachine, sourcesOf } from './machine.js';

/** Mermaid ends a label at some characters and reads others as markup; as entities they stand for themselves. */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,/()'=_+!?*-]/gu, (char) => `#${char.codePointAt(0)};`);
}

/**
 * The machine as Mermaid text. A transition is labelled `event [guard] / effects`; one that the protocol forbids leads
 * to the state "forbidden".
 *
 * @example
 * ```ts
 * import { termination, toMermaid } from 'dde-spec/state-machines';
 * toMermaid(termination);
 * // stateDiagram-v2
 * //   state "open" as s0
 * //   [*] --> s0
 * //   s0 --> s1 : end / post TERMINATE
 * //   ...
 * ```
 */
export function toMermaid(machine: AnyMachine): string {
  const states = Object.keys(machine.states);
  const idOf = new Map(states.map((state, number) => [state, `s${number}`]));
  const id = (state: string) => idOf.get(state) ?? 'unknown';
  const forbidden = machine.rows.some((row) => 'forbidden' in row);
  const lines = [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${label(state)}" as ${id(state)}`),
    ...(forbidden ? ['  state "forbidden" as forbidden'] : []),
    `  [*] --> ${id(machine.initial)}`,
  ];
  for (const row of machine.rows) {
    const cause = `${row.on}${guardOf(row)}`;
    for (const from of sourcesOf(row)) {
      if ('forbidden' in row) {
        lines.push(`  ${id(from)} --> forbidden : ${label(`${cause} / ${row.forbidden}`)}`);
        continue;
      }
      const effects = row.effects.length === 0 ? '' : ` / ${row.effects.join(', ')}`;
      lines.push(`  ${id(from)} --> ${id(row.to)} : ${label(cause + effects)}`);
    }
  }
  for (const state of machine.final) lines.push(`  ${id(state)} --> [*]`);
  return `${lines.join('\n')}\n`;
}
