/** The formats of the structures and numbers of DDEML. */
import {
  convContextLayout,
  convInfoLayout,
  hszPairLayout,
  monCbLayout,
  monConvLayout,
  monErrLayout,
  monHszALayout,
  monHszWLayout,
  monLinkLayout,
  monMsgLayout,
  msgHookDataLayout,
  securityQualityOfServiceLayout,
} from '../ddeml/structures.js';
import type { RecordLayout } from '../layout.js';
import type { FormatSpec } from './format-spec.js';

const handles = 'The handles inside belong to the library and to the windows; the bytes own nothing.';
const nothing = 'A number; it owns nothing.';

const structure = (layout: RecordLayout, title: string, where: string, ownership = handles): FormatSpec => ({
  name: layout.name,
  family: 'ddeml',
  title,
  identity: { kind: 'context', where },
  encoding: 'A record of C as Win32 compilers lay it out, little end first; unknown on 16-bit Windows.',
  terminator: null,
  ownership,
  layouts: [layout],
  sources: layout.sources,
});

const text = (layout: RecordLayout, characters: string): FormatSpec => ({
  ...structure(layout, 'A string handle created, kept or freed', 'the data of XTYP_MONITOR for MF_HSZ_INFO'),
  encoding: `A record of C as Win32 compilers lay it out, and then ${characters}; unknown on 16-bit Windows.`,
  terminator: 'NUL',
});

const number = (
  name: string,
  title: string,
  where: string,
  type: 'UINT' | 'DWORD',
  sources: readonly string[],
): FormatSpec => ({
  name,
  family: 'ddeml',
  title,
  identity: { kind: 'context', where },
  encoding: `A ${type}, little end first${type === 'UINT' ? ': two bytes on win16, four on Win32' : ''}.`,
  terminator: null,
  ownership: nothing,
  layouts: [],
  sources,
});

export const ddemlFormats: readonly FormatSpec[] = [
  structure(convContextLayout, 'The context of a conversation', 'DdeConnect, CONVINFO and MONCBSTRUCT'),
  structure(convInfoLayout, 'A conversation and its transaction', 'DdeQueryConvInfo'),
  structure(hszPairLayout, 'A service name and a topic name', 'the answer to XTYP_WILDCONNECT'),
  structure(
    securityQualityOfServiceLayout,
    'What a client lets a server do in its name',
    'CONVCONTEXT and DdeSetQualityOfService',
    'The bytes own nothing.',
  ),
  structure(monCbLayout, 'A transaction passed to a callback', 'the data of XTYP_MONITOR for MF_CALLBACKS'),
  structure(monConvLayout, 'A conversation that begins or ends', 'the data of XTYP_MONITOR for MF_CONV'),
  structure(monErrLayout, 'An error of the library', 'the data of XTYP_MONITOR for MF_ERRORS'),
  text(monHszALayout, 'ANSI text'),
  text(monHszWLayout, 'UTF-16LE text'),
  structure(monLinkLayout, 'A link that begins or ends', 'the data of XTYP_MONITOR for MF_LINKS'),
  structure(monMsgLayout, 'A message sent or posted', 'the data of XTYP_MONITOR for MF_SENDMSGS and MF_POSTMSGS'),
  structure(msgHookDataLayout, 'What a message carries', 'MONMSGSTRUCT'),
  number('XTYP', 'The type of a transaction', 'DdeClientTransaction and the callback', 'UINT', [
    'convinfo#wtype',
    'ddeml.h',
  ]),
  number('AFCMD', 'The class, commands, filters and events of an application', 'DdeInitialize', 'DWORD', [
    'ddeinitialize#afcmd',
    'ddeml.h',
  ]),
  number('ST', 'The status of a conversation', 'wStatus of CONVINFO', 'UINT', ['convinfo#wstatus', 'ddeml.h']),
  number('XST', 'The state of a conversation', 'wConvst of CONVINFO', 'UINT', ['convinfo#wconvst', 'ddeml.h']),
  number('DMLERR', 'An error of the library', 'DdeGetLastError', 'UINT', ['ddegetlasterror#returns', 'ddeml.h']),
  number('EC', 'A command to block or unblock', 'DdeEnableCallback', 'UINT', ['ddeenablecallback#wcmd', 'ddeml.h']),
  number('DNS', 'The options of a service name', 'DdeNameService', 'UINT', ['ddenameservice#afcmd', 'ddeml.h']),
  number('HDATA', 'The flags of a data handle', 'DdeCreateDataHandle', 'UINT', [
    'ddecreatedatahandle#afcmd',
    'ddeml.h',
  ]),
  number('MH', 'What is done to a string handle', 'fsAction of MONHSZSTRUCT', 'UINT', [
    'monhszstruct#fsaction',
    'ddeml.h',
  ]),
];
