/** How much of the tables a run took, with what is known of the rest. */
import {
  machines,
  type NamedRow,
  type RowsTaken,
  type TableCoverage,
  transitionCoverage,
} from '../../state-machines/index.js';
import { rowsWithoutStory } from '../scenarios/rows-without-story.js';

/** An allowed row that was not taken. */
export interface UntakenRow extends NamedRow {
  /** Why no story takes it; missing if one does, or should. */
  readonly reason?: string;
}

/** How much of one table a run took. */
export interface Transitions extends Omit<TableCoverage, 'missing'> {
  readonly missing: readonly UntakenRow[];
}

/**
 * How much of every table was taken.
 *
 * @example
 * ```ts
 * import { referenceServer, runSuite, scenarios, transitions } from 'dde-spec/conformance';
 * import { collectRows } from 'dde-spec/state-machines';
 * const { onStep, taken } = collectRows();
 * await runSuite(referenceServer, scenarios, { only: ['server.request.known-item'], onStep });
 * const table = transitions(taken).find(({ machine }) => machine === 'request-server');
 * [table?.taken, table?.allowed]; // [1, 5]
 * ```
 */
export function transitions(taken: RowsTaken): readonly Transitions[] {
  return transitionCoverage(machines, taken).map((table) => ({
    ...table,
    missing: table.missing.map((row) => {
      const known = rowsWithoutStory.find((entry) => entry.machine === table.machine && entry.row === row.name);
      return known === undefined ? row : { ...row, reason: known.reason };
    }),
  }));
}
