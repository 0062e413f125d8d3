/**
 * The transactions that one ACK answers: POKE, EXECUTE, ADVISE and UNADVISE. Their tables differ in who frees the block
 * and in the rules behind each row; the states, the events and the shape of the rows are the same and stand here.
 */
import type { AckForm } from '../../codecs/message/contents.js';
import type { MessageForm } from '../../spec/messages.js';
import type { RuleId } from '../../spec/rules/index.js';
import type { Facts, Row } from '../machine.js';
import type { SharedEffect } from './effects.js';
import { termination } from './termination.js';
import {
  type Acknowledgement,
  enters,
  type MessageEvent,
  news,
  program,
  received,
  status,
  timeUp,
} from './vocabulary.js';

// The client.

type ClientEvent = 'ask' | 'posted' | 'post failed' | 'ACK received' | 'time is up' | 'conversation ended';
type ClientRow<F extends string, A extends string> = Row<keyof typeof clientStates, ClientEvent, F, A>;

export const clientStates = {
  idle: { words: 'nothing is asked' },
  posting: { words: 'the message is being posted' },
  waiting: { words: 'the ACK is awaited' },
  overdue: { words: 'the time-out has passed; a late ACK still decides who frees the block' },
  done: { words: 'settled' },
} as const;

export function clientEvents(ack: AckForm): Readonly<Record<ClientEvent, MessageEvent>> {
  return {
    ask: program('the program asks for it'),
    posted: news('posted', 'the message is in the queue of the server'),
    'post failed': news('post failed', 'PostMessage answered false'),
    'ACK received': received('the ACK that answers it has arrived', [ack]),
    'time is up': timeUp('no ACK came within the time-out'),
    'conversation ended': enters(termination, 'closed', 'the conversation is over and no ACK will come'),
  };
}

export const clientFacts = {
  positive: status('fAck', 'fAck of the ACK is set'),
  busy: status('fBusy', 'fBusy of the ACK is set'),
} as const;

/** The rows of a client up to the ACK; `undo` is what a failed post leaves to clean up, besides the lParam. */
export function asking<P extends string, U extends SharedEffect>(
  post: P,
  undo: readonly U[],
  rules: readonly RuleId[],
): readonly ClientRow<never, P | U | 'free posted lParam' | 'report silence'>[] {
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
  ];
}

/** Makes the rows of a client that its message is settled by; `F` are the facts that its table has besides the shared. */
export function settling<F extends string = never>() {
  const from = ['waiting', 'overdue'] as const;
  return {
    /** The ACK has come. */
    acknowledged: <A extends SharedEffect>(
      when: Facts<keyof typeof clientFacts | F>,
      effects: readonly A[],
      rules: readonly RuleId[],
    ): ClientRow<keyof typeof clientFacts | F, A> => ({ from, on: 'ACK received', when, to: 'done', effects, rules }),
    /** No ACK will come any more. */
    unanswered: <A extends SharedEffect>(
      when: Facts<F>,
      effects: readonly A[],
      rules: readonly RuleId[],
    ): ClientRow<F, A> => ({ from, on: 'conversation ended', when, to: 'done', effects, rules }),
  };
}

// The server.

export const serverStates = {
  idle: { words: 'nothing is being answered' },
  posting: { words: 'the ACK is being posted' },
  answered: { words: 'the ACK was posted' },
  failed: { words: 'the ACK could not be posted' },
} as const;

/** The message that a server gets. */
type Question = Extract<MessageForm, 'POKE' | 'EXECUTE' | 'ADVISE' | 'UNADVISE'>;
type ServerEvent<Form extends Question> = `${Form} received` | 'posted' | 'post failed';

export function serverEvents<Form extends Question>(
  form: Form,
  words: string,
): Readonly<Record<ServerEvent<Form>, MessageEvent>> {
  const events: Readonly<Record<string, MessageEvent>> = {
    [`${form} received`]: received(words, [form]),
    posted: news('posted', 'the ACK is in the queue of the client'),
    'post failed': news('post failed', 'PostMessage answered false'),
  };
  return events as Readonly<Record<ServerEvent<Form>, MessageEvent>>;
}

/** Makes the rows of a server that gets the message and posts its ACK; `F` are the facts of its table. */
export function answering<F extends string>() {
  return <Form extends Question, A extends SharedEffect, Status extends Acknowledgement>(
    form: Form,
    when: Facts<F>,
    before: readonly A[],
    ack: Status,
    rules: readonly RuleId[],
  ): Row<keyof typeof serverStates, ServerEvent<Form>, F, A | `post ACK ${Status}`> => ({
    from: 'idle',
    on: `${form} received`,
    when,
    to: 'posting',
    effects: [...before, `post ACK ${ack}`],
    rules,
  });
}

/** The rows of a server after its ACK went out; `undo` is what a failed post leaves to clean up, besides the lParam. */
export function answered<U extends SharedEffect>(
  undo: readonly U[],
): readonly Row<keyof typeof serverStates, 'posted' | 'post failed', never, U | 'free posted lParam'>[] {
  return [
    { from: 'posting', on: 'posted', to: 'answered', effects: [], rules: ['DDE-ACK-012'] },
    {
      from: 'posting',
      on: 'post failed',
      to: 'failed',
      effects: ['free posted lParam', ...undo],
      rules: ['DDE-MESSAGE-011', 'DDE-LPARAM-005'],
    },
  ];
}
