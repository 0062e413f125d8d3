/** The numbers of the DDE management library, table by table. */
import { conversationStates, conversationStatus } from './conversation.js';
import { dmlErrors } from './errors.js';
import { dataHandleFlags, enableCommands, nameServiceFlags, specialNumbers, stringActions } from './functions.js';
import {
  applicationClasses,
  applicationCommands,
  callbackFilters,
  combinedFilters,
  monitorEvents,
} from './initialization.js';
import type { DdemlNumber } from './number.js';
import { transactionClasses, transactionFlags, transactionTypes } from './transactions.js';

/** A table of numbers that belong together. */
export interface DdemlTable {
  readonly title: string;
  readonly numbers: readonly DdemlNumber[];
}

/**
 * Every table.
 *
 * @example
 * ```ts
 * import { ddemlTables } from 'dde-spec/spec';
 * ddemlTables.flatMap(({ numbers }) => numbers).find(({ name }) => name === 'CBR_BLOCK')?.value; // -1
 * ```
 */
export const ddemlTables: readonly DdemlTable[] = [
  { title: 'transactions', numbers: transactionTypes },
  { title: 'classes of transactions', numbers: transactionClasses },
  { title: 'flags of transactions', numbers: transactionFlags },
  { title: 'application classes', numbers: applicationClasses },
  { title: 'application commands', numbers: applicationCommands },
  { title: 'callback filters', numbers: callbackFilters },
  { title: 'callback filters that stand for several', numbers: combinedFilters },
  { title: 'events that a monitor asks for', numbers: monitorEvents },
  { title: 'status of a conversation', numbers: conversationStatus },
  { title: 'states of a conversation', numbers: conversationStates },
  { title: 'errors', numbers: dmlErrors },
  { title: 'commands of DdeEnableCallback', numbers: enableCommands },
  { title: 'options of DdeNameService', numbers: nameServiceFlags },
  { title: 'flags of data handles', numbers: dataHandleFlags },
  { title: 'what is done to a string handle', numbers: stringActions },
  { title: 'numbers with a meaning of their own', numbers: specialNumbers },
];
