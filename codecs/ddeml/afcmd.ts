/** The word of commands that DdeInitialize takes. */
import {
  applicationCommands,
  callbackFilters,
  initializationMasks,
  monitorEvents,
} from '../../spec/ddeml/initialization.js';
import { isRecord } from '../kernel/bytes.js';
import { areFlags, isUnknown, maskOf, putFlagsTogether, takeFlagsApart } from './flags.js';
import { type NumberCodec, type NumberKernel, numberCodec } from './numbers.js';

/** The word, taken apart. */
export interface InitializationCommand {
  /** Bits 0 to 3: 0 is APPCLASS_STANDARD, 1 is APPCLASS_MONITOR. */
  readonly appClass: number;
  /** APPCMD_ flags. */
  readonly commands: readonly string[];
  /** CBF_ flags, one by one. */
  readonly filters: readonly string[];
  /** MF_ flags. */
  readonly monitor: readonly string[];
  /** All other bits. */
  readonly unknown: number;
}

/**
 * Takes the word apart.
 *
 * @example
 * ```ts
 * import { readInitializationCommand } from 'dde-spec/codecs';
 * readInitializationCommand(0x10010).filters; // ['CBF_FAIL_POKES']
 * ```
 */
export function readInitializationCommand(value: number): InitializationCommand {
  const appClass = value & initializationMasks.class;
  const commands = takeFlagsApart(value - appClass, applicationCommands);
  const filters = takeFlagsApart(commands.unknown, callbackFilters);
  const monitor = takeFlagsApart(filters.unknown, monitorEvents);
  return {
    appClass,
    commands: commands.flags,
    filters: filters.flags,
    monitor: monitor.flags,
    unknown: monitor.unknown,
  };
}

/**
 * Puts the word together again.
 *
 * @example
 * ```ts
 * import { readInitializationCommand, writeInitializationCommand } from 'dde-spec/codecs';
 * writeInitializationCommand(readInitializationCommand(0x10010)); // 0x10010
 * ```
 */
export function writeInitializationCommand(value: InitializationCommand): number {
  const base = value.unknown + value.appClass;
  const commands = putFlagsTogether({ flags: value.commands, unknown: base }, applicationCommands);
  const filters = putFlagsTogether({ flags: value.filters, unknown: commands }, callbackFilters);
  return putFlagsTogether({ flags: value.monitor, unknown: filters }, monitorEvents);
}

/** The kernel of the word. */
export const afCmdKernel: NumberKernel<InitializationCommand> = {
  name: 'AFCMD',
  type: 'DWORD',
  read: readInitializationCommand,
  write: writeInitializationCommand,
  is: (value): value is InitializationCommand =>
    isRecord(value) &&
    isUnknown(value['appClass'], ~0xf) &&
    areFlags(value['commands'], applicationCommands) &&
    areFlags(value['filters'], callbackFilters) &&
    areFlags(value['monitor'], monitorEvents) &&
    isUnknown(
      value['unknown'],
      initializationMasks.class + maskOf(applicationCommands) + maskOf(callbackFilters) + maskOf(monitorEvents),
    ),
};

/**
 * The word as bytes.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { AFCMD } from 'dde-spec/codecs';
 * const read = AFCMD.win32.decode(Uint8Array.of(0x10, 0, 0, 0));
 * if (isRight(read)) read.right.commands; // ['APPCMD_CLIENTONLY']
 * ```
 */
export const AFCMD: NumberCodec<InitializationCommand> = /* @__PURE__ */ numberCodec(afCmdKernel);
