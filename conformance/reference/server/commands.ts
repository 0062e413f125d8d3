/** Command strings as the reference server reads them. */
import { isRight } from 'fp-ts/lib/Either.js';
import { readExecuteBlock } from '../../../codecs/execute/block.js';
import type { ExecuteString } from '../../../codecs/execute/execute-string.js';
import { compareForms } from '../../../codecs/execute/profiles.js';

export interface Command {
  readonly opcode: string;
  readonly parameters: readonly string[];
}

/**
 * The commands of a block; `undefined` if it does not follow the grammar. Both bracket rules are accepted
 * (DDE-EXECUTE-008). Where a string means two things, the old rules win: doubled brackets inside quotes were
 * written by somebody who followed them.
 */
export function readCommands(bytes: Uint8Array, unicode: boolean): readonly Command[] | undefined {
  const block = readExecuteBlock(bytes, { unicode });
  if (!isRight(block)) return undefined;
  const forms = compareForms(block.right.text);
  const value = isRight(forms.old) ? forms.old : forms.current;
  if (!isRight(value)) return undefined;
  return commandsOf(value.right);
}

/** The commands of a decoded string; blanks around a parameter do not count. */
export function commandsOf(value: ExecuteString): readonly Command[] {
  return value.commands.map(({ opcode, parameters }) => ({
    opcode,
    parameters: (parameters ?? []).map(({ text }) => text.trim()),
  }));
}
