/** The errors of the library, as DdeGetLastError gives them. */
import type { DdemlNumber } from './number.js';

const sources = ['ddegetlasterror#returns', 'ddeml.h', 'kb-q80082'];
const pageOnly = ['ddegetlasterror#returns', 'ddeml.h'];
const entry = (name: string, value: number, meaning: string): DdemlNumber => ({
  name,
  value,
  meaning,
  sources: value === 0 ? pageOnly : sources,
});

/**
 * Every error, and the number for none.
 *
 * @example
 * ```ts
 * import { dmlErrors } from 'dde-spec/spec';
 * dmlErrors.length; // 19
 * dmlErrors[1]?.name; // 'DMLERR_ADVACKTIMEOUT'
 * ```
 */
export const dmlErrors: readonly DdemlNumber[] = [
  entry('DMLERR_NO_ERROR', 0, 'no error'),
  entry('DMLERR_ADVACKTIMEOUT', 0x4000, 'the request for a link timed out'),
  entry('DMLERR_BUSY', 0x4001, 'the answer had the flag DDE_FBUSY'),
  entry('DMLERR_DATAACKTIMEOUT', 0x4002, 'a request for data timed out'),
  entry('DMLERR_DLL_NOT_INITIALIZED', 0x4003, 'DdeInitialize was not called, or the instance is not valid'),
  entry('DMLERR_DLL_USAGE', 0x4004, 'a monitor tried a transaction, or a mere client one of a server'),
  entry('DMLERR_EXECACKTIMEOUT', 0x4005, 'a command timed out'),
  entry('DMLERR_INVALIDPARAMETER', 0x4006, 'a parameter was found not valid'),
  entry('DMLERR_LOW_MEMORY', 0x4007, 'a server outran its client until memory ran low'),
  entry('DMLERR_MEMORY_ERROR', 0x4008, 'memory could not be had'),
  entry('DMLERR_NOTPROCESSED', 0x4009, 'the transaction failed'),
  entry('DMLERR_NO_CONV_ESTABLISHED', 0x400a, 'no server took the conversation'),
  entry('DMLERR_POKEACKTIMEOUT', 0x400b, 'a poke timed out'),
  entry('DMLERR_POSTMSG_FAILED', 0x400c, 'PostMessage failed inside the library'),
  entry('DMLERR_REENTRANCY', 0x400d, 'a second synchronous transaction, or DdeEnableCallback inside a callback'),
  entry('DMLERR_SERVER_DIED', 0x400e, 'the partner ended before the transaction was done'),
  entry('DMLERR_SYS_ERROR', 0x400f, 'an internal error'),
  entry('DMLERR_UNADVACKTIMEOUT', 0x4010, 'the end of a link timed out'),
  entry('DMLERR_UNFOUND_QUEUE_ID', 0x4011, 'no transaction has that identifier'),
];
