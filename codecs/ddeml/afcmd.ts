/** AFCMD: the word of commands that DdeInitialize takes. */
import {
  applicationCommands,
  callbackFilters,
  initializationMasks,
  monitorEvents,
} from '../../spec/ddeml/initialization.js';
import { isRecord } from '../kernel/bytes.js';
import type { Format } from '../kernel/format.js';
import { areFlags, isUnknown, joinFlags, maskOf, splitFlags } from './flags.js';
import { numberFormat } from './number-format.js';

/**
 * The word of commands that DdeInitialize takes, taken apart.
 *
 * @category DDEML
 */
export interface AFCMD {
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
 * Takes the word of DdeInitialize apart.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { splitAFCMD } from 'dde-spec/codecs';
 * splitAFCMD(0x10010).filters; // ['CBF_FAIL_POKES']
 * ```
 */
export function splitAFCMD(value: number): AFCMD {
  const appClass = value & initializationMasks.class;
  const commands = splitFlags(value - appClass, applicationCommands);
  const filters = splitFlags(commands.unknown, callbackFilters);
  const monitor = splitFlags(filters.unknown, monitorEvents);
  return {
    appClass,
    commands: commands.flags,
    filters: filters.flags,
    monitor: monitor.flags,
    unknown: monitor.unknown,
  };
}

/**
 * Puts the word of DdeInitialize together again.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { joinAFCMD, splitAFCMD } from 'dde-spec/codecs';
 * joinAFCMD(splitAFCMD(0x10010)); // 0x10010
 * ```
 */
export function joinAFCMD(value: AFCMD): number {
  const base = value.unknown + value.appClass;
  const commands = joinFlags({ flags: value.commands, unknown: base }, applicationCommands);
  const filters = joinFlags({ flags: value.filters, unknown: commands }, callbackFilters);
  return joinFlags({ flags: value.monitor, unknown: filters }, monitorEvents);
}

function isAFCMD(value: unknown): value is AFCMD {
  return (
    isRecord(value) &&
    isUnknown(value['appClass'], ~0xf) &&
    areFlags(value['commands'], applicationCommands) &&
    areFlags(value['filters'], callbackFilters) &&
    areFlags(value['monitor'], monitorEvents) &&
    isUnknown(
      value['unknown'],
      initializationMasks.class + maskOf(applicationCommands) + maskOf(callbackFilters) + maskOf(monitorEvents),
    )
  );
}

/**
 * The word of commands that DdeInitialize takes.
 *
 * @category DDEML
 *
 * @example
 * ```ts
 * import { AFCMD, orThrow } from 'dde-spec/codecs';
 * orThrow(AFCMD.decode(Uint8Array.of(0x10, 0, 0, 0))).commands; // ['APPCMD_CLIENTONLY']
 * ```
 */
export const AFCMD: Format<AFCMD, 'AFCMD'> = /* @__PURE__ */ numberFormat(
  { name: 'AFCMD', type: 'DWORD', read: splitAFCMD, write: joinAFCMD, is: isAFCMD },
  [
    { rule: 'DDE-AFCMD-002', holds: ({ unknown }) => unknown === 0 },
    { rule: 'DDE-AFCMD-001', holds: ({ appClass }) => appClass <= 1 },
  ],
);
