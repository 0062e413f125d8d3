/** The types of transactions, and the three parts that each consists of: a number, a class and flags. */
import type { DdemlNumber } from './number.js';

const classes = ['transaction-management#classes', 'ddeml.h'];
const flags = ['ddeclienttransaction#wtype', 'ddeml.h'];

/** The parts of a transaction type, as masks of its low word. */
export const transactionMasks = { number: 0x00f0, class: 0xfc00, flags: 0x000e } as const;

/** How far the number of a transaction stands from the right. */
export const transactionShift = 4;

/**
 * The classes, which say what the callback returns.
 *
 * @example
 * ```ts
 * import { transactionClasses } from 'dde-spec/spec';
 * transactionClasses.map(({ name }) => name).includes('XCLASS_DATA'); // true
 * ```
 */
export const transactionClasses: readonly DdemlNumber[] = [
  { name: 'XCLASS_BOOL', value: 0x1000, meaning: 'the callback returns TRUE or FALSE', sources: classes },
  {
    name: 'XCLASS_DATA',
    value: 0x2000,
    meaning: 'the callback returns a data handle, CBR_BLOCK or NULL',
    sources: classes,
  },
  {
    name: 'XCLASS_FLAGS',
    value: 0x4000,
    meaning: 'the callback returns DDE_FACK, DDE_FBUSY or DDE_FNOTPROCESSED',
    sources: classes,
  },
  {
    name: 'XCLASS_NOTIFICATION',
    value: 0x8000,
    meaning: 'what the callback returns is not looked at',
    sources: classes,
  },
];

/** The flags. */
export const transactionFlags: readonly DdemlNumber[] = [
  {
    name: 'XTYPF_NOBLOCK',
    value: 0x0002,
    meaning: 'the callback cannot block it',
    sources: ['xtyp-advreq', 'ddeml.h'],
  },
  { name: 'XTYPF_NODATA', value: 0x0004, meaning: 'a warm link: tells of changes and sends no data', sources: flags },
  {
    name: 'XTYPF_ACKREQ',
    value: 0x0008,
    meaning: 'the server waits for the client before it sends the next value',
    sources: flags,
  },
];

/** A transaction. */
export interface TransactionType extends DdemlNumber {
  /** Bits 4 to 7. */
  readonly number: number;
  /** The name of its class. */
  readonly class: string;
  /** The flags that are always with it. */
  readonly flags: readonly string[];
  readonly receiver: 'client' | 'server' | 'both' | 'monitor';
}

const table = 'convinfo#wtype';
const types = ['transaction-management#types', 'transaction-management#classes', 'ddeml.h'];
const noBlock = ['XTYPF_NOBLOCK'];

/**
 * Every type of transaction, in the order of the numbers.
 *
 * @example
 * ```ts
 * import { findByName, transactionTypes } from 'dde-spec/spec';
 * const advreq = findByName(transactionTypes, 'XTYP_ADVREQ');
 * advreq?.value; // 0x2022
 * advreq?.class; // 'XCLASS_DATA'
 * advreq?.flags; // ['XTYPF_NOBLOCK']
 * ```
 */
export const transactionTypes: readonly TransactionType[] = [
  {
    name: 'XTYP_ERROR',
    value: 0x8002,
    number: 0x0,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'both',
    meaning: 'a critical error',
    sources: types,
  },
  {
    name: 'XTYP_ADVDATA',
    value: 0x4010,
    number: 0x1,
    class: 'XCLASS_FLAGS',
    flags: [],
    receiver: 'client',
    meaning: 'data of a link have arrived',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_ADVREQ',
    value: 0x2022,
    number: 0x2,
    class: 'XCLASS_DATA',
    flags: noBlock,
    receiver: 'server',
    meaning: 'asks for the data of a link after DdePostAdvise',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_ADVSTART',
    value: 0x1030,
    number: 0x3,
    class: 'XCLASS_BOOL',
    flags: [],
    receiver: 'server',
    meaning: 'asks for a link',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_ADVSTOP',
    value: 0x8040,
    number: 0x4,
    class: 'XCLASS_NOTIFICATION',
    flags: [],
    receiver: 'server',
    meaning: 'a link ends',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_EXECUTE',
    value: 0x4050,
    number: 0x5,
    class: 'XCLASS_FLAGS',
    flags: [],
    receiver: 'server',
    meaning: 'a command to carry out',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_CONNECT',
    value: 0x1062,
    number: 0x6,
    class: 'XCLASS_BOOL',
    flags: noBlock,
    receiver: 'server',
    meaning: 'asks for a conversation',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_CONNECT_CONFIRM',
    value: 0x8072,
    number: 0x7,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'server',
    meaning: 'a conversation stands',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_XACT_COMPLETE',
    value: 0x8080,
    number: 0x8,
    class: 'XCLASS_NOTIFICATION',
    flags: [],
    receiver: 'client',
    meaning: 'an asynchronous transaction is done',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_POKE',
    value: 0x4090,
    number: 0x9,
    class: 'XCLASS_FLAGS',
    flags: [],
    receiver: 'server',
    meaning: 'data that the server did not ask for',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_REGISTER',
    value: 0x80a2,
    number: 0xa,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'both',
    meaning: 'a server has registered a service name',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_REQUEST',
    value: 0x20b0,
    number: 0xb,
    class: 'XCLASS_DATA',
    flags: [],
    receiver: 'server',
    meaning: 'asks for data',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_DISCONNECT',
    value: 0x80c2,
    number: 0xc,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'both',
    meaning: 'a conversation has ended',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_UNREGISTER',
    value: 0x80d2,
    number: 0xd,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'both',
    meaning: 'a server has withdrawn a service name',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_WILDCONNECT',
    value: 0x20e2,
    number: 0xe,
    class: 'XCLASS_DATA',
    flags: noBlock,
    receiver: 'server',
    meaning: 'asks for conversations on any service or topic',
    sources: [table, ...types],
  },
  {
    name: 'XTYP_MONITOR',
    value: 0x80f2,
    number: 0xf,
    class: 'XCLASS_NOTIFICATION',
    flags: noBlock,
    receiver: 'monitor',
    meaning: 'a DDE event somewhere in the system',
    sources: [table, 'xtyp-monitor', 'ddeml.h'],
  },
];
