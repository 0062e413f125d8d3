/** The commands of a command string. */

/**
 * One parameter of a command.
 *
 * @category Command strings
 */
export interface ExecuteParameter {
  /**
   * The text that was meant, without quotation marks, doubling and escapes. Not quoted, in the profiles `current` and
   * `old`: the characters as they stand, blanks included; a parameter that mixes bare and quoted pieces is kept as it
   * stands too.
   */
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * One command: what to do, and with what.
 *
 * @category Command strings
 */
export interface ExecuteCommand {
  readonly opcode: string;
  /** `undefined`: no list at all; empty: `()`, which in the profile `msdn` is one parameter without characters. */
  readonly parameters: readonly ExecuteParameter[] | undefined;
}

/** The commands of a string, at least one. */
export interface Commands {
  readonly commands: readonly ExecuteCommand[];
}
