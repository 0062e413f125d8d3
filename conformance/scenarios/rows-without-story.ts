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
export const rowsWithoutStory: readonly RowWithoutStory[] = [
  {
    machine: 'termination',
    row: 'closed: end',
    reason: 'The reference knows which conversations are open, and asks for the end of no other.',
  },
  {
    machine: 'link-server',
    row: 'ended: value changed',
    reason: 'The reference forgets a link that is over, so that no change of its item can reach it.',
  },
];
