/** The blocks of WM_DDE_EXECUTE, down to their commands. */
import { executeProfiles } from '../../spec/execute.js';
import { isBytes, isRecord } from '../kernel/bytes.js';
import { type FormatOptions, profileOf } from '../kernel/context.js';
import { type Either, isLeft, right } from '../kernel/either.js';
import { type CodecError, describe } from '../kernel/errors.js';
import { defineFormat, type Format, type FormatFinding } from '../kernel/format.js';
import { type AnnotatedRow, count, limitRows, part, shownText } from '../kernel/rows.js';
import type { TextBlock } from '../text/text-block.js';
import { ansiEncoding, type TextEncoding, wideEncoding } from '../text/text-encoding.js';
import { textRows } from '../text/text-rows.js';
import { type DecodedBlock, decodeBlock } from './block.js';
import { canonicalSpelling, ExecuteString, writeExecuteString } from './execute-string.js';
import { compareProfiles } from './profiles.js';
import { restOf } from './scanner.js';

/**
 * The commands of a block, and what follows its terminator.
 *
 * @category Command strings
 */
export interface Execute extends ExecuteString {
  readonly rest: Uint8Array;
}

/**
 * The commands of a block in Unicode, and what follows its terminator.
 *
 * @category Command strings
 */
export type ExecuteUnicode = Execute;

function readCommands(
  bytes: Uint8Array,
  encoding: TextEncoding,
  options: FormatOptions | undefined,
): Either<CodecError, Execute> {
  const block = decodeBlock(bytes, encoding, options);
  return isLeft(block) ? block : right({ commands: block.right.value.commands, rest: block.right.rest });
}

function textOf(value: Execute, options: Pick<FormatOptions, 'profile'> | undefined): TextBlock {
  return { text: writeExecuteString(value, options), terminated: true, rest: value.rest };
}

/**
 * Reads a block in a code page, by the rules of one profile. An error in the string has the offset of its byte.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { orThrow, readExecute } from 'dde-spec/codecs';
 * orThrow(readExecute(Uint8Array.of(0x5b, 0x61, 0x5d, 0))).commands; // [{ opcode: 'a', parameters: undefined }]
 * ```
 */
export function readExecute(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'codePage' | 'profile'>,
): Either<CodecError, Execute> {
  return readCommands(bytes, ansiEncoding, options);
}

/**
 * Writes a block in a code page, in the canonical spelling; a character that the code page lacks becomes a question mark.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { makeExecuteCommand, writeExecute } from 'dde-spec/codecs';
 * const commands = [makeExecuteCommand('a')];
 * writeExecute({ commands, rest: Uint8Array.of() }); // Uint8Array.of(0x5b, 0x61, 0x5d, 0)
 * ```
 */
export function writeExecute(value: Execute, options?: Pick<FormatOptions, 'codePage' | 'profile'>): Uint8Array {
  return ansiEncoding.write(textOf(value, options), options);
}

/**
 * Reads a block in Unicode, by the rules of one profile. An error in the string has the offset of its byte.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { orThrow, readExecuteUnicode } from 'dde-spec/codecs';
 * const block = Uint8Array.of(0x5b, 0, 0x61, 0, 0x5d, 0, 0, 0);
 * orThrow(readExecuteUnicode(block)).commands; // [{ opcode: 'a', parameters: undefined }]
 * ```
 */
export function readExecuteUnicode(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'profile'>,
): Either<CodecError, ExecuteUnicode> {
  return readCommands(bytes, wideEncoding, options);
}

/**
 * Writes a block in Unicode, in the canonical spelling.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { makeExecuteCommand, writeExecuteUnicode } from 'dde-spec/codecs';
 * const commands = [makeExecuteCommand('a')];
 * writeExecuteUnicode({ commands, rest: Uint8Array.of() }); // Uint8Array.of(0x5b, 0, 0x61, 0, 0x5d, 0, 0, 0)
 * ```
 */
export function writeExecuteUnicode(value: ExecuteUnicode, options?: Pick<FormatOptions, 'profile'>): Uint8Array {
  return wideEncoding.write(textOf(value, options));
}

function executeFormat<N extends string>(name: N, encoding: TextEncoding): Format<Execute, N> {
  return defineFormat({
    name,
    canonical: canonicalSpelling,
    read: (bytes, options) => readCommands(bytes, encoding, options),
    is: (value, options): value is Execute =>
      isRecord(value) &&
      isBytes(value['rest']) &&
      ExecuteString.is(value, options) &&
      encoding.is(textOf({ commands: value.commands, rest: value['rest'] as Uint8Array }, options), options),
    write: (value, options) => encoding.write(textOf(value, options), options),
    rows(_, bytes, options) {
      const block = decodeBlock(bytes, encoding, options);
      return isLeft(block) ? [] : executeRows(block.right, bytes, encoding.unit);
    },
    findings(_, bytes, options) {
      const block = decodeBlock(bytes, encoding, options);
      return isLeft(block) ? [] : findRest(block.right.text, encoding, options);
    },
    recognise: (bytes, options) =>
      isLeft(decodeBlock(bytes, encoding, options))
        ? undefined
        : { score: 0.9, why: 'commands in brackets, up to a NUL' },
  });
}

function executeRows(block: DecodedBlock, bytes: Uint8Array, unit: 1 | 2): readonly AnnotatedRow[] {
  return [
    ...textRows(block, bytes, unit),
    ...profileRows(block.text),
    ...limitRows(commandRows(block.value), `the string has ${count(block.value.commands.length, 'command')}`),
  ];
}

/** What a profile that ignores a rest let pass. */
function findRest(text: string, encoding: TextEncoding, options: FormatOptions | undefined): readonly FormatFinding[] {
  const at = restOf(text, profileOf(options));
  if (at === text.length) return [];
  const offset = encoding.measure(text.slice(0, at), options);
  return [{ rule: 'DDE-EXECUTE-002', offset, expected: 'no more than commands', found: describe(text.slice(at)) }];
}

/** The profiles that accept the text, and where each of the others refuses it. */
function profileRows(text: string): readonly AnnotatedRow[] {
  const { accepts, ambiguous, readings } = compareProfiles(text);
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

/**
 * The block of WM_DDE_EXECUTE between windows of which one at least is not a Unicode window.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { Execute, isRight } from 'dde-spec/codecs';
 * const block = Uint8Array.from('[ quit]\0', (char) => char.charCodeAt(0));
 * isRight(Execute.decode(block)); // false
 * isRight(Execute.decode(block, { profile: 'progman' })); // true
 * ```
 */
export const Execute: Format<Execute, 'execute'> = /* @__PURE__ */ executeFormat('execute', ansiEncoding);

/**
 * The block of WM_DDE_EXECUTE between two Unicode windows.
 *
 * @category Command strings
 *
 * @example
 * ```ts
 * import { ExecuteUnicode, orThrow } from 'dde-spec/codecs';
 * const block = Uint8Array.of(0x5b, 0, 0x61, 0, 0x5d, 0, 0, 0);
 * orThrow(ExecuteUnicode.decode(block)).commands.length; // 1
 * ```
 */
export const ExecuteUnicode: Format<ExecuteUnicode, 'execute-unicode'> = /* @__PURE__ */ executeFormat(
  'execute-unicode',
  wideEncoding,
);
