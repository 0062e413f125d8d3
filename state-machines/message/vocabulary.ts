/**
 * What the names in the tables of the message layer mean, as data: where an event comes from, what a fact looks at, and
 * what an effect does. From it and the table of message forms a program can tell what a row puts on the wire, and who
 * owns what after it.
 */
import type { ContentName, MessageContents } from '../../codecs/message/contents.js';
import type { MessageForm } from '../../spec/messages.js';
import type { AnyMachine, Described, Machine, Vocabulary } from '../machine.js';

/** What the system lets an end know. */
export type SystemNews = 'posted' | 'post failed' | 'delivered' | 'not delivered' | 'send returned' | 'partner gone';

/** Where an event comes from. */
export type MessageEvent = Described &
  (
    | {
        readonly from: 'partner';
        /** The message that arrives has one of these forms. */
        readonly forms: readonly MessageForm[];
        /** The tables that answer for what comes with the message, where these are others. */
        readonly heldBy?: readonly string[];
      }
    | { readonly from: 'system'; readonly news: SystemNews }
    /** A time-out is over. */
    | { readonly from: 'clock' }
    /** The program that uses this end wants or knows something. */
    | { readonly from: 'program' }
    /** Another table of the same end enters the state, has the event, or performs the effect. */
    | { readonly from: 'table'; readonly table: string; readonly state: string }
    | { readonly from: 'table'; readonly table: string; readonly event: string }
    | { readonly from: 'table'; readonly table: string; readonly effect: string }
  );

/** The flags that blocks have. */
export type BlockFlag = 'fAckReq' | 'fDeferUpd' | 'fRelease' | 'fResponse';

/** What a fact looks at. */
export type MessageFact = Described &
  /** A flag in the block of the message at hand, or else in that of the message that the table is about. */
  (
    | { readonly of: 'flag'; readonly flag: BlockFlag }
    /** A bit of the status of the ACK at hand. */
    | { readonly of: 'status'; readonly bit: 'fAck' | 'fBusy' }
    /** Whether the message at hand carries this. */
    | { readonly of: 'contents'; readonly name: ContentName }
    /** This end decides it, or finds it out. */
    | { readonly of: 'end' }
  );

/** What a message carries that somebody must free. */
export type Resource = Extract<ContentName, 'application' | 'topic' | 'item' | 'block'>;

/** Where a resource of a message comes from: it is made, it came in the message at hand, or its place is 0. */
export type Origin = 'new' | 'at hand' | 'none';

/** What an ACK says: fAck, neither flag, or fBusy. */
export type Acknowledgement = 'positive' | 'negative' | 'busy';

interface PostOf<Form extends MessageForm> {
  readonly do: 'post' | 'send';
  readonly form: Form;
  /** Where each resource comes from that the form carries. */
  readonly carries: { readonly [Name in Extract<keyof MessageContents<Form>, Resource>]: Origin };
  /** Of an ACK to anything but INITIATE. */
  readonly status: Form extends 'ACK-ITEM' | 'ACK-EXECUTE' ? Acknowledgement : null;
  /** The flags of its block: set, clear, as a fact of the table says, or as the program chose. */
  readonly flags: { readonly [Flag in BlockFlag]?: boolean | { readonly fact: string } | 'chosen' };
  /** The table that goes on with what becomes of it, where it is another one. */
  readonly starts?: string;
}

/** Puts a message on its way. */
export type PostEffect = { readonly [Form in MessageForm]: PostOf<Form> }[MessageForm];

/** What an effect does. */
export type MessageEffect = Described &
  (
    | PostEffect
    /** Frees it. `block`: that of the message at hand, or else of the message that the table is about. */
    | { readonly do: 'free'; readonly what: 'lParam' | 'unposted lParam' | 'block' | 'owed blocks' }
    /** Deletes atoms of the message at hand: its item, or its application and topic. */
    | { readonly do: 'delete'; readonly what: 'item' | 'names' }
    /** Remembers it. */
    | { readonly do: 'keep'; readonly what: 'conversation' | 'link' | 'value' | 'change' }
    /** Forgets it. */
    | { readonly do: 'drop'; readonly what: 'conversation' | 'link' }
    /** Lets the program have it. */
    | {
        readonly do: 'report';
        readonly what: 'value' | 'change' | 'commands' | 'refusal' | 'busy' | 'success' | 'silence';
      }
    /** Lets another table of the same end know. */
    | { readonly do: 'tell'; readonly what: 'link' }
  );

/** The vocabulary of the tables of the message layer. */
export interface MessageVocabulary extends Vocabulary {
  readonly event: MessageEvent;
  readonly fact: MessageFact;
  readonly effect: MessageEffect;
}

/** Whose lifecycle it is. `either`: the same on both ends. */
export type ConversationEnd = 'client' | 'server' | 'either';

/** A lifecycle of the message layer. */
export interface MessageMachine<S extends string, E extends string, F extends string, A extends string>
  extends Machine<S, E, F, A, MessageVocabulary> {
  readonly end: ConversationEnd;
  /** The message whose life it is; `null` for a lifecycle of a whole conversation or link. */
  readonly about: MessageForm | null;
}

/** Any lifecycle of the message layer, for code that only reads tables. */
export interface AnyMessageMachine extends AnyMachine<MessageVocabulary> {
  readonly end: ConversationEnd;
  readonly about: MessageForm | null;
}

/** Gives a table of the message layer its literal types. */
export function messageMachine<S extends string, E extends string, F extends string, A extends string>(
  table: MessageMachine<S, E, F, A>,
): MessageMachine<S, E, F, A> {
  return table;
}

// Events.

/** A message of one of these forms has arrived. */
export function received(
  words: string,
  forms: readonly MessageForm[],
  ...heldBy: readonly { readonly id: string }[]
): MessageEvent {
  return { words, from: 'partner', forms, ...(heldBy.length === 0 ? {} : { heldBy: heldBy.map(({ id }) => id) }) };
}

/** The system lets us know. */
export function news(of: SystemNews, words: string): MessageEvent {
  return { words, from: 'system', news: of };
}

/** A time-out is over. */
export function timeUp(words: string): MessageEvent {
  return { words, from: 'clock' };
}

/** The program wants or knows something. */
export function program(words: string): MessageEvent {
  return { words, from: 'program' };
}

/** Another table of the same end has come to a state. */
export function enters<S extends string>(
  { id }: { readonly id: string; readonly states: Readonly<Record<S, unknown>> },
  state: NoInfer<S>,
  words: string,
): MessageEvent {
  return { words, from: 'table', table: id, state };
}

/** Another table of the same end has had an event. */
export function has<E extends string>(
  { id }: { readonly id: string; readonly events: Readonly<Record<E, unknown>> },
  event: NoInfer<E>,
  words: string,
): MessageEvent {
  return { words, from: 'table', table: id, event };
}

/** Another table of the same end performs an effect. */
export function does<A extends string>(
  { id }: { readonly id: string; readonly effects: Readonly<Record<A, unknown>> },
  effect: NoInfer<A>,
  words: string,
): MessageEvent {
  return { words, from: 'table', table: id, effect };
}

// Facts.

/** A flag of a block. */
export function flag(name: BlockFlag, words: string): MessageFact {
  return { words, of: 'flag', flag: name };
}

/** A bit of the status of an ACK. */
export function status(bit: 'fAck' | 'fBusy', words: string): MessageFact {
  return { words, of: 'status', bit };
}

/** The message at hand carries it. */
export function carried(name: ContentName, words: string): MessageFact {
  return { words, of: 'contents', name };
}

/** This end decides it, or finds it out. */
export function decided(words: string): MessageFact {
  return { words, of: 'end' };
}
