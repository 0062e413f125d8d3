/** The status and the state of a conversation, as CONVINFO has them. */
import type { DdemlNumber } from './number.js';

const status = (name: string, value: number, meaning: string): DdemlNumber => ({
  name,
  value,
  meaning,
  sources: ['convinfo#wstatus', 'ddeml.h'],
});
const state = (name: string, value: number, meaning: string): DdemlNumber => ({
  name,
  value,
  meaning,
  sources: ['convinfo#wconvst', 'ddeml.h'],
});

/**
 * The bits of the status, `wStatus`.
 *
 * @example
 * ```ts
 * import { conversationStatus } from 'dde-spec/spec';
 * conversationStatus.filter(({ value }) => (0x15 & value) !== 0).map(({ name }) => name); // ['ST_CONNECTED', 'ST_ISLOCAL', 'ST_CLIENT']
 * ```
 */
export const conversationStatus: readonly DdemlNumber[] = [
  status('ST_CONNECTED', 0x0001, 'the conversation is connected'),
  status('ST_ADVISE', 0x0002, 'links are in progress'),
  status('ST_ISLOCAL', 0x0004, 'both sides use the library'),
  status('ST_BLOCKED', 0x0008, 'the conversation is blocked'),
  status('ST_CLIENT', 0x0010, 'the handle is that of the client side'),
  status('ST_TERMINATED', 0x0020, 'the partner has ended the conversation'),
  status('ST_INLIST', 0x0040, 'the conversation is in a list'),
  status('ST_BLOCKNEXT', 0x0080, 'the conversation blocks after the next callback'),
  status('ST_ISSELF', 0x0100, 'both sides use the same instance of the library'),
];

/**
 * The states, `wConvst`.
 *
 * @example
 * ```ts
 * import { conversationStates, findByValue } from 'dde-spec/spec';
 * findByValue(conversationStates, 5)?.name; // 'XST_REQSENT'
 * ```
 */
export const conversationStates: readonly DdemlNumber[] = [
  state('XST_NULL', 0, 'before the initiation'),
  state('XST_INCOMPLETE', 1, 'the last transaction failed'),
  state('XST_CONNECTED', 2, 'no transaction is active'),
  state('XST_INIT1', 3, 'first state amid the initiation'),
  state('XST_INIT2', 4, 'second state amid the initiation'),
  state('XST_REQSENT', 5, 'a request waits for its answer'),
  state('XST_DATARCVD', 6, 'the data asked for have just come'),
  state('XST_POKESENT', 7, 'a poke waits for its acknowledgement'),
  state('XST_POKEACKRCVD', 8, 'a poke has just been completed'),
  state('XST_EXECSENT', 9, 'a command waits for its acknowledgement'),
  state('XST_EXECACKRCVD', 10, 'a command has just been completed'),
  state('XST_ADVSENT', 11, 'the request for a link waits for its acknowledgement'),
  state('XST_UNADVSENT', 12, 'the end of a link waits for its acknowledgement'),
  state('XST_ADVACKRCVD', 13, 'a link has just been made'),
  state('XST_UNADVACKRCVD', 14, 'a link has just been ended'),
  state('XST_ADVDATASENT', 15, 'data of a link wait for their acknowledgement'),
  state('XST_ADVDATAACKRCVD', 16, 'data of a link have just been acknowledged'),
];
