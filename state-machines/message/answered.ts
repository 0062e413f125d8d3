/**
 * The four transactions that one ACK answers: POKE, EXECUTE, ADVISE and UNADVISE. Their tables differ in who
 * frees the block, so each has its own file; the rows that post and wait are the same and stand here.
 */
import type { RuleId } from '../../spec/rules/index.js';
import type { Effect } from './effects.js';

/** Words on the events and states that the client ends share. */
export const clientStates = {
  idle: 'nothing is asked',
  posting: 'the message is being posted',
  waiting: 'the ACK is awaited',
  overdue: 'the time-out has passed; a late ACK still decides who frees the block',
  done: 'settled',
} as const;

export const clientEvents = {
  ask: 'the program asks for it',
  posted: 'the message is in the queue of the server',
  'post failed': 'PostMessage answered false',
  'ACK received': 'the ACK that answers it has arrived',
  'time is up': 'no ACK came within the time-out',
  'conversation ended': 'the conversation is over and no ACK will come',
} as const;

export const clientFacts = {
  positive: 'fAck of the ACK is set',
  busy: 'fBusy of the ACK is set',
} as const;

export const serverStates = {
  idle: 'nothing is being answered',
  posting: 'the ACK is being posted',
  answered: 'the ACK was posted',
  failed: 'the ACK could not be posted',
} as const;

/** The rows of a client that posts and waits, up to the ACK: `undo` is what a failed post leaves to clean up. */
export function clientRows<A extends Effect, U extends Effect>(post: A, undo: readonly U[], rules: readonly RuleId[]) {
  return [
    { from: 'idle', on: 'ask', to: 'posting', effects: [post], rules: ['DDE-LPARAM-001'] },
    { from: 'posting', on: 'posted', to: 'waiting', effects: [], rules: ['DDE-ACK-012'] },
    {
      from: 'posting',
      on: 'post failed',
      to: 'done',
      effects: ['free posted lParam', ...undo, 'report silence'],
      rules,
    },
    { from: 'waiting', on: 'time is up', to: 'overdue', effects: ['report silence'], rules: ['DDE-MESSAGE-009'] },
    { from: 'done', on: 'ACK received', forbidden: 'the message was acknowledged already', rules: ['DDE-ACK-012'] },
  ] as const;
}

/** The rows of a server after its ACK went out. */
export const serverPosted = [
  { from: 'posting', on: 'posted', to: 'answered', effects: [], rules: ['DDE-ACK-012'] },
  {
    from: 'posting',
    on: 'post failed',
    to: 'failed',
    effects: ['free posted lParam', 'delete item atom'],
    rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005'],
  },
] as const;

export const serverEvents = {
  posted: 'the ACK is in the queue of the client',
  'post failed': 'PostMessage answered false',
} as const;
