/** What a client under test can be told to do. */

/** One thing a client does; each waits until it is answered or the client gives up. */
export type Action =
  | { readonly do: 'initiate'; readonly application: string | null; readonly topic: string | null }
  | { readonly do: 'request'; readonly item: string; readonly formats: readonly number[] }
  | {
      readonly do: 'poke';
      readonly item: string;
      readonly format: number;
      readonly value: string;
      readonly release: boolean;
    }
  | { readonly do: 'execute'; readonly command: string }
  | {
      readonly do: 'advise';
      readonly item: string;
      readonly format: number;
      readonly warm: boolean;
      readonly ackRequested: boolean;
    }
  | { readonly do: 'unadvise'; readonly item: string | null; readonly format: number }
  /** Keeps the conversation open and takes what comes. */
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'terminate' };

/** What a client under test is told to do, in this order. */
export type Plan = readonly Action[];

/** What a client under test declares of itself. */
export interface ClientProfile {
  /** The actions that it can carry out; a scenario that needs another is unsupported. */
  readonly actions: readonly Action['do'][];
  /** How long it waits for an answer before it gives up, in milliseconds. */
  readonly timeout: number;
  /** Whether it asks again in the next format when one is refused. */
  readonly stepsDown?: boolean;
  /** Whether its windows are Unicode windows. Default true. */
  readonly unicode?: boolean;
}
