/** What a server under test says of itself, so that the scenarios know what to ask for. */

export interface ItemProfile {
  readonly topic: string;
  readonly name: string;
  /** Clipboard formats in which it can be requested. */
  readonly formats: readonly number[];
  /** Its value as text at the start, without line end, if it is known. */
  readonly value?: string;
  /** Whether POKE in the first CF_TEXT or CF_UNICODETEXT format changes it. */
  readonly writable?: boolean;
  /** Whether its DATA asks for an ACK and leaves fRelease clear, so that the block stays the server's. */
  readonly lent?: boolean;
  /** Which links it takes. */
  readonly links?: readonly ('hot' | 'warm')[];
}

/** What a server under test declares of itself. */
export interface ServerProfile {
  /** The service name. */
  readonly application: string;
  /** The topics that INITIATE can name, System left out. */
  readonly topics: readonly string[];
  readonly items: readonly ItemProfile[];
  /** Whether it has the System topic. */
  readonly system?: boolean;
  readonly execute?: {
    readonly topic: string;
    /** Command strings that succeed and may be given any number of times. */
    readonly accepted: readonly string[];
    /** Well-formed command strings that fail. */
    readonly refused: readonly string[];
    /** Ends the server. */
    readonly quit?: string;
    /** Makes it answer the next message with a busy ACK. */
    readonly busy?: string;
    /** Sets an item to a new value: `{item}` and `{value}` stand for both, to be quoted inside the string. */
    readonly set?: string;
  };
  /** Whether its windows are Unicode windows, which decides how command strings are encoded. Default true. */
  readonly unicode?: boolean;
}
