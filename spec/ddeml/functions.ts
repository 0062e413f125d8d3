/** Numbers that single functions of the library take and give. */
import type { DdemlNumber } from './number.js';

const header = ['ddeml.h'];

/**
 * The commands of DdeEnableCallback.
 *
 * @example
 * ```ts
 * import { enableCommands, findByName } from 'dde-spec/spec';
 * findByName(enableCommands, 'EC_DISABLE')?.value; // 8
 * ```
 */
export const enableCommands: readonly DdemlNumber[] = [
  {
    name: 'EC_ENABLEALL',
    value: 0x0000,
    meaning: 'lets all transactions through',
    sources: ['ddeenablecallback#wcmd', ...header],
  },
  {
    name: 'EC_QUERYWAITING',
    value: 0x0002,
    meaning: 'asks whether transactions are waiting',
    sources: ['ddeenablecallback#wcmd', ...header],
  },
  {
    name: 'EC_DISABLE',
    value: 0x0008,
    meaning: 'blocks all transactions that can be blocked',
    sources: ['ddeenablecallback#wcmd', ...header],
  },
  {
    name: 'EC_ENABLEONE',
    value: 0x0080,
    meaning: 'lets one transaction through',
    sources: ['ddeenablecallback#wcmd', ...header],
  },
];

/** The options of DdeNameService. */
export const nameServiceFlags: readonly DdemlNumber[] = [
  {
    name: 'DNS_REGISTER',
    value: 0x0001,
    meaning: 'registers the service name',
    sources: ['ddenameservice#afcmd', ...header],
  },
  {
    name: 'DNS_UNREGISTER',
    value: 0x0002,
    meaning: 'withdraws the service name, or all of them',
    sources: ['ddenameservice#afcmd', ...header],
  },
  {
    name: 'DNS_FILTERON',
    value: 0x0004,
    meaning: 'only registered names reach the callback',
    sources: ['ddenameservice#afcmd', ...header],
  },
  {
    name: 'DNS_FILTEROFF',
    value: 0x0008,
    meaning: 'any name reaches the callback',
    sources: ['ddenameservice#afcmd', ...header],
  },
];

/** The flag of DdeCreateDataHandle. */
export const dataHandleFlags: readonly DdemlNumber[] = [
  {
    name: 'HDATA_APPOWNED',
    value: 0x0001,
    meaning: 'the creator keeps the data until it frees them',
    sources: ['ddecreatedatahandle#afcmd', ...header],
  },
];

/** What is done to a string handle, `fsAction` of MONHSZSTRUCT. */
export const stringActions: readonly DdemlNumber[] = [
  { name: 'MH_CREATE', value: 1, meaning: 'is created', sources: ['monhszstruct#fsaction', ...header] },
  { name: 'MH_KEEP', value: 2, meaning: 'is kept once more', sources: ['monhszstruct#fsaction', ...header] },
  { name: 'MH_DELETE', value: 3, meaning: 'is freed', sources: ['monhszstruct#fsaction', ...header] },
  {
    name: 'MH_CLEANUP',
    value: 4,
    meaning: 'is freed because its owner ends',
    sources: ['monhszstruct#fsaction', ...header],
  },
];

/** Numbers that stand alone, each in the place of another value. */
export const specialNumbers: readonly DdemlNumber[] = [
  {
    name: 'CBR_BLOCK',
    value: -1,
    meaning: 'in the place of a data handle, all its bits set: the callback blocks the conversation',
    sources: ['transaction-management#classes', ...header],
  },
  {
    name: 'CADV_LATEACK',
    value: 0xffff,
    meaning: 'in the place of a count: a late acknowledgement brought about the XTYP_ADVREQ',
    sources: ['xtyp-advreq', ...header],
  },
  {
    name: 'QID_SYNC',
    value: 0xffffffff,
    meaning: 'in the place of a transaction identifier: the synchronous one',
    sources: ['ddequeryconvinfo', ...header],
  },
  {
    name: 'TIMEOUT_ASYNC',
    value: 0xffffffff,
    meaning: 'in the place of a time: the transaction is asynchronous',
    sources: ['ddeclienttransaction#dwtimeout', ...header],
  },
];
