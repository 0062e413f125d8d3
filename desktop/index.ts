/**
 * The desktop on which DDE happens, as a port with two worlds behind it: the virtual desktop, in process and
 * deterministic, and the real one of Windows or Wine.
 *
 * @example
 * ```ts
 * import { messages } from 'dde-spec/spec';
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const desktop = new VirtualDesktop();
 * const window = desktop.process('server').createWindow(() => 0);
 * desktop.process('client').post(window, messages.TERMINATE.value, 0, 0); // true
 * ```
 *
 * @packageDocumentation
 */
export * from './message-port.js';
export type { AtomTable } from './virtual/atoms.js';
export {
  type Crash,
  type DeliveryHook,
  VirtualDesktop,
  type VirtualDesktopOptions,
} from './virtual/desktop.js';
export type { Fault, FaultOperation, Faults } from './virtual/faults.js';
export type { LedgerNote, LedgerView, ResourceFinding } from './virtual/ledger/finding.js';
export type { Balance, Ledger } from './virtual/ledger/ledger.js';
export type { Watcher } from './virtual/ledger/watcher.js';
export type { Delivery, TracedMessage } from './virtual/trace.js';
