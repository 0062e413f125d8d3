/** The structures of the DDE management library, as `ddeml.h` lays them out on Win32. */
import { type RecordLayout, types } from '../layout.js';
import type { Platform } from '../types.js';

/** The platforms whose layouts are published: no page and no free header that was read shows those of Windows 3.1. */
const win32Only = ['win32', 'win64'] as const satisfies readonly Platform[];

const time = { name: 'dwTime', type: types.u32, meaning: 'when, in milliseconds since the system started' } as const;
const task = { name: 'hTask', type: types.HANDLE, meaning: 'task' } as const;
const size = { name: 'cb', type: types.UINT, meaning: 'size of the structure in bytes' } as const;

/** A pair of names: one entry of the list that answers XTYP_WILDCONNECT. */
export const hszPairLayout = {
  name: 'HSZPAIR',
  platforms: win32Only,
  fields: [
    { name: 'hszSvc', type: types.POINTER, meaning: 'handle of the service name' },
    { name: 'hszTopic', type: types.POINTER, meaning: 'handle of the topic name' },
  ],
  sources: ['hszpair', 'ddeml.h'],
} as const satisfies RecordLayout;

/** What a client lets a server do in its name. */
export const securityQualityOfServiceLayout = {
  name: 'SECURITY_QUALITY_OF_SERVICE',
  platforms: win32Only,
  fields: [
    { name: 'Length', type: types.u32, meaning: 'size of the structure in bytes' },
    { name: 'ImpersonationLevel', type: types.u32, meaning: 'how far the server may act for the client' },
    { name: 'ContextTrackingMode', type: types.u8, meaning: 'whether later changes of the client count' },
    { name: 'EffectiveOnly', type: types.u8, meaning: 'whether only enabled privileges count' },
  ],
  sources: ['security-quality-of-service', 'winnt.h'],
} as const satisfies RecordLayout;

/** The context of a conversation: languages and security. */
export const convContextLayout = {
  name: 'CONVCONTEXT',
  platforms: win32Only,
  fields: [
    size,
    { name: 'wFlags', type: types.UINT, meaning: 'flags, of which none is defined' },
    { name: 'wCountryID', type: types.UINT, meaning: 'country of the names' },
    { name: 'iCodePage', type: types.INT, meaning: 'code page of the names' },
    { name: 'dwLangID', type: types.u32, meaning: 'language of the names' },
    { name: 'dwSecurity', type: types.u32, meaning: 'private security code' },
    { name: 'qos', type: { kind: 'record', layout: securityQualityOfServiceLayout }, meaning: 'quality of service' },
  ],
  sources: ['convcontext', 'ddeml.h'],
} as const satisfies RecordLayout;

/** A conversation, as DdeQueryConvInfo tells it. */
export const convInfoLayout = {
  name: 'CONVINFO',
  platforms: win32Only,
  fields: [
    { name: 'cb', type: types.u32, meaning: 'length of the buffer in bytes' },
    { name: 'hUser', type: types.POINTER, meaning: 'value of the application' },
    {
      name: 'hConvPartner',
      type: types.POINTER,
      meaning: 'conversation of the partner; 0: it does not use the library',
    },
    { name: 'hszSvcPartner', type: types.POINTER, meaning: 'handle of the service name of the partner' },
    { name: 'hszServiceReq', type: types.POINTER, meaning: 'handle of the service name asked for' },
    { name: 'hszTopic', type: types.POINTER, meaning: 'handle of the topic name' },
    { name: 'hszItem', type: types.POINTER, meaning: 'handle of the item name of the transaction' },
    { name: 'wFmt', type: types.UINT, meaning: 'format of the transaction' },
    { name: 'wType', type: types.UINT, meaning: 'type of the transaction' },
    { name: 'wStatus', type: types.UINT, meaning: 'status of the conversation' },
    { name: 'wConvst', type: types.UINT, meaning: 'state of the conversation' },
    { name: 'wLastError', type: types.UINT, meaning: 'error of the last transaction' },
    { name: 'hConvList', type: types.POINTER, meaning: 'list that the conversation is in; 0: none' },
    { name: 'ConvCtxt', type: { kind: 'record', layout: convContextLayout }, meaning: 'context' },
    { name: 'hwnd', type: types.HANDLE, meaning: 'window of the caller' },
    { name: 'hwndPartner', type: types.HANDLE, meaning: 'window of the partner' },
  ],
  sources: ['convinfo', 'ddeml.h'],
} as const satisfies RecordLayout;

const firstBytes = {
  name: 'Data',
  type: { kind: 'bytes', count: 32 },
  meaning: 'the first bytes of the data',
} as const;
const dataLength = { name: 'cbData', type: types.u32, meaning: 'length of all data in bytes' } as const;

/** What a DDE message carries, for a monitor. */
export const msgHookDataLayout = {
  name: 'DDEML_MSG_HOOK_DATA',
  platforms: win32Only,
  fields: [
    { name: 'uiLo', type: types.POINTER, meaning: 'low part of lParam, unpacked' },
    { name: 'uiHi', type: types.POINTER, meaning: 'high part of lParam, unpacked' },
    dataLength,
    firstBytes,
  ],
  sources: ['ddeml-msg-hook-data', 'ddeml.h'],
} as const satisfies RecordLayout;

/** A message sent or posted, for a monitor. */
export const monMsgLayout = {
  name: 'MONMSGSTRUCT',
  platforms: win32Only,
  fields: [
    size,
    { name: 'hwndTo', type: types.HANDLE, meaning: 'window that receives the message' },
    time,
    task,
    { name: 'wMsg', type: types.UINT, meaning: 'message' },
    { name: 'wParam', type: types.HANDLE, meaning: 'its wParam' },
    { name: 'lParam', type: types.LPARAM, meaning: 'its lParam' },
    { name: 'dmhd', type: { kind: 'record', layout: msgHookDataLayout }, meaning: 'what the message carries' },
  ],
  sources: ['monmsgstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/** A transaction passed to a callback, for a monitor. */
export const monCbLayout = {
  name: 'MONCBSTRUCT',
  platforms: win32Only,
  fields: [
    size,
    time,
    task,
    { name: 'dwRet', type: types.u32, meaning: 'what the callback returned' },
    { name: 'wType', type: types.UINT, meaning: 'type of the transaction' },
    { name: 'wFmt', type: types.UINT, meaning: 'format' },
    { name: 'hConv', type: types.POINTER, meaning: 'conversation' },
    { name: 'hsz1', type: types.POINTER, meaning: 'handle of a string' },
    { name: 'hsz2', type: types.POINTER, meaning: 'handle of a string' },
    { name: 'hData', type: types.POINTER, meaning: 'handle of the data' },
    { name: 'dwData1', type: types.POINTER, meaning: 'depends on the type' },
    { name: 'dwData2', type: types.POINTER, meaning: 'depends on the type' },
    { name: 'cc', type: { kind: 'record', layout: convContextLayout }, meaning: 'context of the conversation' },
    dataLength,
    firstBytes,
  ],
  sources: ['moncbstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

const stringFields = [
  size,
  { name: 'fsAction', type: types.INT, meaning: 'what is done to the handle' },
  time,
  { name: 'hsz', type: types.POINTER, meaning: 'the string as a global atom' },
  task,
] as const;

/** Before the text of MONHSZSTRUCTA. */
export const monHszALayout = {
  name: 'MONHSZSTRUCTA',
  platforms: win32Only,
  fields: stringFields,
  sources: ['monhszstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/** Before the text of MONHSZSTRUCTW. */
export const monHszWLayout = {
  name: 'MONHSZSTRUCTW',
  platforms: win32Only,
  fields: stringFields,
  sources: ['monhszstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/** An error, for a monitor. */
export const monErrLayout = {
  name: 'MONERRSTRUCT',
  platforms: win32Only,
  fields: [size, { name: 'wLastError', type: types.UINT, meaning: 'error' }, time, task],
  sources: ['monerrstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/** A link that begins or ends, for a monitor. */
export const monLinkLayout = {
  name: 'MONLINKSTRUCT',
  platforms: win32Only,
  fields: [
    size,
    time,
    task,
    { name: 'fEstablished', type: types.INT, meaning: 'whether a link was made' },
    { name: 'fNoData', type: types.INT, meaning: 'whether the link is warm (XTYPF_NODATA)' },
    { name: 'hszSvc', type: types.POINTER, meaning: 'service name as a global atom' },
    { name: 'hszTopic', type: types.POINTER, meaning: 'topic name as a global atom' },
    { name: 'hszItem', type: types.POINTER, meaning: 'item name as a global atom' },
    { name: 'wFmt', type: types.UINT, meaning: 'format' },
    { name: 'fServer', type: types.INT, meaning: 'whether the server told of it' },
    { name: 'hConvServer', type: types.POINTER, meaning: 'conversation of the server' },
    { name: 'hConvClient', type: types.POINTER, meaning: 'conversation of the client' },
  ],
  sources: ['monlinkstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/** A conversation that begins or ends, for a monitor. */
export const monConvLayout = {
  name: 'MONCONVSTRUCT',
  platforms: win32Only,
  fields: [
    size,
    { name: 'fConnect', type: types.INT, meaning: 'whether the conversation stands' },
    time,
    task,
    { name: 'hszSvc', type: types.POINTER, meaning: 'service name as a global atom' },
    { name: 'hszTopic', type: types.POINTER, meaning: 'topic name as a global atom' },
    { name: 'hConvClient', type: types.POINTER, meaning: 'window of the client' },
    { name: 'hConvServer', type: types.POINTER, meaning: 'window of the server' },
  ],
  sources: ['monconvstruct', 'ddeml.h'],
} as const satisfies RecordLayout;

/**
 * Every structure of the library, those first that others contain.
 *
 * @example
 * ```ts
 * import { ddemlLayouts, placeFields } from 'dde-spec/spec';
 * const convInfo = ddemlLayouts.find(({ name }) => name === 'CONVINFO');
 * if (convInfo !== undefined) placeFields(convInfo, 'win64').size; // 144
 * ```
 */
export const ddemlLayouts: readonly RecordLayout[] = [
  hszPairLayout,
  securityQualityOfServiceLayout,
  convContextLayout,
  convInfoLayout,
  msgHookDataLayout,
  monMsgLayout,
  monCbLayout,
  monHszALayout,
  monHszWLayout,
  monErrLayout,
  monLinkLayout,
  monConvLayout,
];
