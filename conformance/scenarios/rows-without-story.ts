/** Rows of the tables that no story brings about, each with the reason. */
import type { messageMachines } from '../../state-machines/index.js';

/** An allowed row of a table of the message layer that no story takes. */
export interface RowWithoutStory {
  /** The table. */
  readonly machine: (typeof messageMachines)[number]['id'];
  /** The row as `nameOfRow` names it. */
  readonly row: string;
  readonly reason: string;
}

/** Every allowed row that the reference does not take in the whole suite. */
export const rowsWithoutStory: readonly RowWithoutStory[] = [];
