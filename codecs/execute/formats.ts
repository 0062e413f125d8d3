/** The blocks of WM_DDE_EXECUTE, as formats. The canonical spelling has no blanks but those inside parameters. */

import { executeProfiles } from '../../spec/execute.js';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { isLeft, right } from '../kernel/either.js';
import { describe } from '../kernel/errors.js';
import type { Finding, FormatCodec, FormatContext } from '../kernel/format-codec.js';
import { type AnnotatedRow, count, limitRows, part, shownText } from '../kernel/rows.js';
import { ansiLength } from '../text/code-page.js';
import { textRows } from '../text/formats.js';
import { type DecodedExecuteBlock, decodeExecuteBlock, executeBlock } from './block.js';
import { encodeExecute, executeString } from './execute.js';
import { readProfiles } from './profiles.js';
import { restOf } from './scanner.js';
import type { ExecuteString } from './value.js';

/** The commands of a block, and what follows its terminator. */
interface Commands extends ExecuteString {
  readonly rest: Uint8Array;
}

function executeFormat(name: string, unicode: boolean): FormatCodec<Commands> {
  const blockOf = ({ codePage }: FormatContext) => executeBlock({ unicode, codePage });
  const textOf = (value: ExecuteString & { readonly rest: Uint8Array }, { profile }: FormatContext) =>
    ({ text: encodeExecute(value, profile), terminated: true, rest: value.rest }) as const;
  const decode = (bytes: Uint8Array, { codePage, profile }: FormatContext) =>
    decodeExecuteBlock(bytes, { unicode, codePage }, profile);
  return {
    name,
    canonical: 'no blanks but those inside parameters, and quotation marks only where they are needed or were',
    decode(bytes, context) {
      const block = decode(bytes, context);
      return isLeft(block) ? block : right({ commands: block.right.value.commands, rest: block.right.rest });
    },
    is(value, context): value is Commands {
      return (
        isRecord(value) &&
        isBytes(value['rest']) &&
        executeString(context.profile).is(value) &&
        blockOf(context).is(textOf({ commands: value.commands, rest: value['rest'] as Uint8Array }, context))
      );
    },
    encode: (value, context) => blockOf(context).encode(textOf(value, context)),
    rows(_, bytes, context) {
      const block = decode(bytes, context);
      return isLeft(block) ? [] : executeRows(block.right, bytes, unicode ? 2 : 1);
    },
    findings(_, bytes, context) {
      const block = decode(bytes, context);
      return isLeft(block) ? [] : findRest(block.right.text, context, unicode);
    },
    recognise: (bytes, context) =>
      isLeft(decode(bytes, context)) ? undefined : { score: 0.9, why: 'commands in brackets, up to a NUL' },
  };
}

function executeRows(block: DecodedExecuteBlock, bytes: Uint8Array, unit: 1 | 2): readonly AnnotatedRow[] {
  return [
    ...textRows(block, bytes, unit),
    ...profileRows(block.text),
    ...limitRows(commandRows(block.value), `the string has ${count(block.value.commands.length, 'command')}`),
  ];
}

/** What a profile that ignores a rest let pass. */
function findRest(text: string, { profile, codePage }: FormatContext, unicode: boolean): readonly Finding[] {
  const at = restOf(text, profile);
  if (at === text.length) return [];
  const before = text.slice(0, at);
  const offset = unicode ? 2 * before.length : ansiLength(before, codePage);
  return [{ rule: 'DDE-EXECUTE-002', offset, expected: 'no more than commands', found: describe(text.slice(at)) }];
}

/** The profiles that accept the text, and where each of the others refuses it. */
function profileRows(text: string): readonly AnnotatedRow[] {
  const { accepts, ambiguous, readings } = readProfiles(text);
  const note = ambiguous ? 'well-formed by these rules, which read it differently' : 'well-formed by these rules';
  const refusals = executeProfiles.flatMap((profile) => {
    const reading = readings[profile];
    if (!isLeft(reading)) return [];
    const { line, column, expected, found } = reading.left;
    const meaning = `refused at line ${line}, column ${column}: expected ${expected}, found ${found}`;
    return [part(0, `profiles.${profile}`, 'refused', meaning)];
  });
  return [part(0, 'profiles', accepts.join(', '), note), ...refusals];
}

function* commandRows({ commands }: ExecuteString): Generator<AnnotatedRow> {
  for (const [index, { opcode, parameters }] of commands.entries()) {
    const field = `command ${index + 1}`;
    const list = parameters === undefined ? 'no parameter list' : count(parameters.length, 'parameter');
    yield part(0, field, shownText(opcode), list);
    for (const [at, { text, quoted }] of (parameters ?? []).entries()) {
      yield part(0, `${field}.${at + 1}`, shownText(text), quoted ? 'quoted' : 'bare');
    }
  }
}

export const executeFormats: readonly FormatCodec[] = [
  executeFormat('execute', false),
  executeFormat('execute-unicode', true),
];
