/** What the names in the tables of resources mean, as data: who owns the resource in a state, and what an event is. */
import type { MessageForm } from '../../spec/messages.js';
import type { AnyMachine, Described, Machine, Vocabulary } from '../machine.js';

/**
 * Who must see to a resource: who made it or posted it, who received it, the queue in between, the system, which takes
 * what a dead process held, or nobody, as it is freed or counts no more.
 */
export type ResourceOwner = 'poster' | 'receiver' | 'queue' | 'system' | 'nobody';

/** A state of a resource. Whether a block was handed over or only lent can decide whose it is. */
export interface ResourceState extends Described {
  readonly owner: ResourceOwner | { readonly handedOver: ResourceOwner; readonly lent: ResourceOwner };
}

/** The functions through which a program uses a resource. */
export type ResourceCall =
  | 'GlobalLock'
  | 'GlobalFree'
  | 'GlobalDeleteAtom'
  | 'UnpackDDElParam'
  | 'FreeDDElParam'
  | 'ReuseDDElParam';

/** What happens to a resource. */
export type ResourceEvent = Described &
  /** The message that carries it is sent, posted, refused by the system, delivered, or loses its window. */
  (
    | {
        readonly kind: 'message';
        readonly moment: 'sent' | 'posted' | 'failed' | 'delivered' | 'discarded';
        /** Where the event is about messages of one form. */
        readonly form?: MessageForm;
      }
    | { readonly kind: 'call'; readonly call: ResourceCall; readonly by: 'holder' | 'poster' | 'receiver' | 'stranger' }
    /** The receiver posted the ACK that decides whose the resource is. */
    | { readonly kind: 'answer'; readonly answer: 'accepted' | 'refused' }
    /** A conversation, a process, or the whole scenario is over. */
    | { readonly kind: 'end'; readonly of: 'conversation' | 'holder' | 'poster' | 'receiver' | 'scenario' }
    /** A forbidden step took the resource away all the same. */
    | { readonly kind: 'breach' }
  );

/** The vocabulary of the tables of resources. */
export interface ResourceVocabulary extends Vocabulary {
  readonly state: ResourceState;
  readonly event: ResourceEvent;
}

/** The lifecycle of a resource. */
export type ResourceMachine<S extends string, E extends string, F extends string> = Machine<
  S,
  E,
  F,
  never,
  ResourceVocabulary
>;

/** Any lifecycle of a resource, for code that only reads tables. */
export type AnyResourceMachine = AnyMachine<ResourceVocabulary>;

/** Gives a table of a resource its literal types. */
export function resourceMachine<S extends string, E extends string, F extends string>(
  table: ResourceMachine<S, E, F>,
): ResourceMachine<S, E, F> {
  return table;
}
