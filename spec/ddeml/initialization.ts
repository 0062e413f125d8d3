/** The word of commands that DdeInitialize takes: a class of application, commands, filters, and what to monitor. */
import type { DdemlNumber } from './number.js';

const sources = ['ddeinitialize#afcmd', 'ddeml.h'];
const entry = (name: string, value: number, meaning: string): DdemlNumber => ({ name, value, meaning, sources });

/** The parts of the word. */
export const initializationMasks = {
  class: 0x0000000f,
  commands: 0x00000ff0,
  filters: 0x003ff000,
  monitor: 0xff000000,
} as const;

/** The classes of applications: bits 0 to 3 as a number. */
export const applicationClasses: readonly DdemlNumber[] = [
  entry('APPCLASS_STANDARD', 0x0, 'takes part in conversations'),
  entry('APPCLASS_MONITOR', 0x1, 'watches DDE in the whole system'),
];

/** The commands: bits 4 to 11. */
export const applicationCommands: readonly DdemlNumber[] = [
  entry('APPCMD_CLIENTONLY', 0x10, 'is never a server'),
  entry('APPCMD_FILTERINITS', 0x20, 'is not asked for conversations before it has registered a name'),
];

/**
 * The filters: transactions that the callback does not receive.
 *
 * @example
 * ```ts
 * import { callbackFilters, findByName } from 'dde-spec/spec';
 * findByName(callbackFilters, 'CBF_FAIL_POKES')?.value; // 0x10000
 * ```
 */
export const callbackFilters: readonly DdemlNumber[] = [
  entry('CBF_FAIL_SELFCONNECTIONS', 0x00001000, 'no XTYP_CONNECT from the own instance'),
  entry('CBF_FAIL_CONNECTIONS', 0x00002000, 'no XTYP_CONNECT and XTYP_WILDCONNECT'),
  entry('CBF_FAIL_ADVISES', 0x00004000, 'no XTYP_ADVSTART and XTYP_ADVSTOP'),
  entry('CBF_FAIL_EXECUTES', 0x00008000, 'no XTYP_EXECUTE'),
  entry('CBF_FAIL_POKES', 0x00010000, 'no XTYP_POKE'),
  entry('CBF_FAIL_REQUESTS', 0x00020000, 'no XTYP_REQUEST'),
  entry('CBF_SKIP_CONNECT_CONFIRMS', 0x00040000, 'no XTYP_CONNECT_CONFIRM'),
  entry('CBF_SKIP_REGISTRATIONS', 0x00080000, 'no XTYP_REGISTER'),
  entry('CBF_SKIP_UNREGISTRATIONS', 0x00100000, 'no XTYP_UNREGISTER'),
  entry('CBF_SKIP_DISCONNECTS', 0x00200000, 'no XTYP_DISCONNECT'),
];

/** Names for several filters at once. */
export const combinedFilters: readonly DdemlNumber[] = [
  entry('CBF_FAIL_ALLSVRXACTIONS', 0x0003f000, 'all CBF_FAIL_ flags'),
  entry('CBF_SKIP_ALLNOTIFICATIONS', 0x003c0000, 'all CBF_SKIP_ flags'),
];

/** A kind of event that a monitor may watch. */
export interface MonitorEvent extends DdemlNumber {
  /** The structure that XTYP_MONITOR brings with it. */
  readonly structure: string;
}

const events = ['xtyp-monitor#dwdata2', ...sources];
const event = (name: string, value: number, structure: string, meaning: string): MonitorEvent => ({
  name,
  value,
  structure,
  meaning,
  sources: events,
});

/**
 * What a monitor may watch: bits 24 to 30. XTYP_MONITOR names the event with one of them.
 *
 * @example
 * ```ts
 * import { findByName, monitorEvents } from 'dde-spec/spec';
 * findByName(monitorEvents, 'MF_LINKS')?.structure; // 'MONLINKSTRUCT'
 * ```
 */
export const monitorEvents: readonly MonitorEvent[] = [
  event('MF_HSZ_INFO', 0x01000000, 'MONHSZSTRUCT', 'a string handle is created, kept or freed'),
  event('MF_SENDMSGS', 0x02000000, 'MONMSGSTRUCT', 'a DDE message is sent'),
  event('MF_POSTMSGS', 0x04000000, 'MONMSGSTRUCT', 'a DDE message is posted'),
  event('MF_CALLBACKS', 0x08000000, 'MONCBSTRUCT', 'a transaction is passed to a callback'),
  event('MF_ERRORS', 0x10000000, 'MONERRSTRUCT', 'a function of the library has failed'),
  event('MF_LINKS', 0x20000000, 'MONLINKSTRUCT', 'a link begins or ends'),
  event('MF_CONV', 0x40000000, 'MONCONVSTRUCT', 'a conversation begins or ends'),
];
