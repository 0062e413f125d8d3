/**
 * The pages, headers, seed documents and measurements that the specification rests on, each under the short name
 * that rules, errata and tables cite.
 */
import type { Source } from './types.js';

const win32 = 'MicrosoftDocs/win32: desktop-src/dataxchg';
const win32Version = (date: string): string => `dated ${date}; read at commit 47e64c189dcb`;
const sdk = 'MicrosoftDocs/sdk-api: sdk-api-src/content';
const mingw = 'mingw-w64/mingw-w64: mingw-w64-headers/include';

const parameters = 'Parameters';
const remarks = 'Remarks';
const posting = 'Remarks, Posting';
const receiving = 'Remarks, Receiving';
const returns = 'Return value';
const cfformat = 'member cfFormat';
const value = 'member Value';
const structuresOfHeader = ['DDEACK', 'DDEADVISE', 'DDEDATA', 'DDEPOKE', 'DDELN', 'DDEUP'];

/**
 * Every source, in the order of weight: pages of the protocol, pages of what it uses, headers, measurements, seeds.
 *
 * @example
 * ```ts
 * import { sources } from 'dde-spec/spec';
 * sources.find((source) => source.id === 'wm-dde-ack')?.kind; // 'page'
 * ```
 */
export const sources: readonly Source[] = [
  {
    id: 'about-dde',
    title: 'About Dynamic Data Exchange',
    kind: 'page',
    where: `${win32}/about-dynamic-data-exchange.md`,
    version: win32Version('2025-07-09'),
    places: {
      introduction: 'About Dynamic Data Exchange',
      uses: 'Uses for Windows Dynamic Data Exchange',
      'users-view': "Dynamic Data Exchange from the user's point of view",
      'client-server-and-conversation': 'Client, server, and conversation',
      'application-topic-and-item-names': 'Application, Topic, and Item Names',
      'the-system-topic': 'The System Topic',
      'permanent-data-links': 'Permanent data links',
      'atoms-and-shared-memory-objects': 'Atoms and Shared Memory Objects',
      messages: 'Overview of Dynamic Data Exchange messages',
      'message-flow': 'Dynamic Data Exchange message flow',
      'parameter-packing-functions': 'Parameter packing functions',
      impersonation: 'Dynamic Data Exchange and Impersonation',
    },
  },
  {
    id: 'using-dde',
    title: 'Using Dynamic Data Exchange',
    kind: 'page',
    where: `${win32}/using-dynamic-data-exchange.md`,
    version: win32Version('2018-05-31'),
    places: {
      'initiating-a-conversation': 'Initiating a Conversation',
      'retrieving-an-item': 'Retrieving an Item from the Server',
      'submitting-an-item': 'Submitting an Item to the Server',
      'establishing-a-link': 'Establishing a Permanent Data Link',
      'initiating-a-data-link': 'Initiating a Data Link',
      'paste-link': 'Initiating a Data Link with the Paste Link Command',
      'notifying-the-client': 'Notifying the Client that Data Has Changed',
      'terminating-a-data-link': 'Terminating a Data Link',
      'carrying-out-commands': 'Carrying Out Commands in a Server Application',
      'terminating-a-conversation': 'Terminating a Conversation',
    },
  },
  {
    id: 'wm-dde-initiate',
    title: 'WM_DDE_INITIATE message',
    kind: 'page',
    where: `${win32}/wm-dde-initiate.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, remarks, sending: 'Remarks, Sending', receiving },
  },
  {
    id: 'wm-dde-terminate',
    title: 'WM_DDE_TERMINATE message',
    kind: 'page',
    where: `${win32}/wm-dde-terminate.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, posting, receiving },
  },
  {
    id: 'wm-dde-advise',
    title: 'WM_DDE_ADVISE message',
    kind: 'page',
    where: `${win32}/wm-dde-advise.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, remarks, posting, receiving },
  },
  {
    id: 'wm-dde-unadvise',
    title: 'WM_DDE_UNADVISE message',
    kind: 'page',
    where: `${win32}/wm-dde-unadvise.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, remarks },
  },
  {
    id: 'wm-dde-ack',
    title: 'WM_DDE_ACK message',
    kind: 'page',
    where: `${win32}/wm-dde-ack.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, posting, receiving },
  },
  {
    id: 'wm-dde-data',
    title: 'WM_DDE_DATA message',
    kind: 'page',
    where: `${win32}/wm-dde-data.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, posting, receiving },
  },
  {
    id: 'wm-dde-request',
    title: 'WM_DDE_REQUEST message',
    kind: 'page',
    where: `${win32}/wm-dde-request.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, posting, receiving },
  },
  {
    id: 'wm-dde-poke',
    title: 'WM_DDE_POKE message',
    kind: 'page',
    where: `${win32}/wm-dde-poke.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, posting, receiving },
  },
  {
    id: 'wm-dde-execute',
    title: 'WM_DDE_EXECUTE message',
    kind: 'page',
    where: `${win32}/wm-dde-execute.md`,
    version: win32Version('2018-05-31'),
    places: { parameters, remarks, posting, receiving },
  },
  {
    id: 'ddeack',
    title: 'DDEACK structure',
    kind: 'page',
    where: `${sdk}/dde/ns-dde-ddeack.md`,
    version: 'dated 2018-08-06; read at commit 05257bf5abf5',
  },
  {
    id: 'ddeadvise',
    title: 'DDEADVISE structure',
    kind: 'page',
    where: `${sdk}/dde/ns-dde-ddeadvise.md`,
    version: 'dated 2018-12-05; read at commit 0029c72ca6ba',
    places: { cfformat },
  },
  {
    id: 'ddedata',
    title: 'DDEDATA structure',
    kind: 'page',
    where: `${sdk}/dde/ns-dde-ddedata.md`,
    version: 'dated 2018-12-05; read at commit 0029c72ca6ba',
    places: { fackreq: 'member fAckReq', frelease: 'member fRelease', cfformat, value },
  },
  {
    id: 'ddepoke',
    title: 'DDEPOKE structure',
    kind: 'page',
    where: `${sdk}/dde/ns-dde-ddepoke.md`,
    version: 'dated 2018-05-18; read at commit 01397c928b24',
    places: { cfformat, value },
  },
  {
    id: 'packddelparam',
    title: 'PackDDElParam function',
    kind: 'page',
    where: `${sdk}/dde/nf-dde-packddelparam.md`,
    version: 'dated 2018-08-06; read at commit 05257bf5abf5',
    places: { parameters, remarks },
  },
  {
    id: 'unpackddelparam',
    title: 'UnpackDDElParam function',
    kind: 'page',
    where: `${sdk}/dde/nf-dde-unpackddelparam.md`,
    version: 'dated 2018-08-06; read at commit 05257bf5abf5',
    places: { parameters, returns, remarks },
  },
  {
    id: 'freeddelparam',
    title: 'FreeDDElParam function',
    kind: 'page',
    where: `${sdk}/dde/nf-dde-freeddelparam.md`,
    version: 'dated 2018-05-17; read at commit 08afafc0007e',
    places: { returns, remarks },
  },
  {
    id: 'reuseddelparam',
    title: 'ReuseDDElParam function',
    kind: 'page',
    where: `${sdk}/dde/nf-dde-reuseddelparam.md`,
    version: 'dated 2018-05-18; read at commit 01397c928b24',
    places: { remarks },
  },
  {
    id: 'basic-concepts',
    title: 'Basic Concepts (DDE)',
    kind: 'page',
    where: `${win32}/basic-concepts.md`,
    version: win32Version('2018-05-31'),
    places: { 'service-names': 'Service Names, Topic Names, and Item Names', 'system-topic': 'System Topic' },
  },
  {
    id: 'about-atom-tables',
    title: 'About Atom Tables',
    kind: 'page',
    where: `${win32}/about-atom-tables.md`,
    version: win32Version('2020-08-25'),
    places: {
      'global-atom-table': 'Global Atom Table',
      'user-atom-table': 'User Atom Table',
      'local-atom-tables': 'Local Atom Tables',
      'atom-types': 'Atom Types',
      'string-atoms': 'String Atoms',
      'integer-atoms': 'Integer Atoms',
      'atom-creation': 'Atom Creation and Usage Count',
      'atom-table-queries': 'Atom-Table Queries',
      'atom-string-formats': 'Atom String Formats',
    },
  },
  {
    id: 'globaladdatom',
    title: 'GlobalAddAtom function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globaladdatoma.md`,
    version: 'dated 2018-12-05; read at commit 04d23e1d428d',
    places: { returns, remarks },
  },
  {
    id: 'globaldeleteatom',
    title: 'GlobalDeleteAtom function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globaldeleteatom.md`,
    version: 'dated 2018-12-05; read at commit 036d9d8c495c',
    places: { returns },
  },
  {
    id: 'globalfindatom',
    title: 'GlobalFindAtom function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globalfindatoma.md`,
    version: 'dated 2018-10-12; read at commit 04339424d280',
  },
  {
    id: 'globalgetatomname',
    title: 'GlobalGetAtomName function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globalgetatomnamea.md`,
    version: 'dated 2018-05-18; read at commit 01397c928b24',
    places: { returns, remarks, security: 'Remarks, Security Considerations' },
  },
  {
    id: 'makeintatom',
    title: 'MAKEINTATOM macro',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-makeintatom.md`,
    version: 'dated 2018-08-06; read at commit 05257bf5abf5',
    places: { remarks },
  },
  {
    id: 'globalalloc',
    title: 'GlobalAlloc function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globalalloc.md`,
    version: 'dated 2018-12-05; read at commit 0029c72ca6ba',
    places: { parameters, remarks },
  },
  {
    id: 'globalfree',
    title: 'GlobalFree function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globalfree.md`,
    version: 'dated 2018-05-22; read at commit 08afafc0007e',
    places: { returns, remarks },
  },
  {
    id: 'globallock',
    title: 'GlobalLock function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globallock.md`,
    version: 'dated 2018-05-22; read at commit 08afafc0007e',
    places: { remarks },
  },
  {
    id: 'globalsize',
    title: 'GlobalSize function',
    kind: 'page',
    where: `${sdk}/winbase/nf-winbase-globalsize.md`,
    version: 'dated 2018-06-07; read at commit 01397c928b24',
    places: { remarks },
  },
  {
    id: 'sendmessage',
    title: 'SendMessage function',
    kind: 'page',
    where: `${sdk}/winuser/nf-winuser-sendmessage.md`,
    version: 'dated 2018-12-05; read at commit 036d9d8c495c',
    places: { returns, remarks },
  },
  {
    id: 'postmessage',
    title: 'PostMessage function',
    kind: 'page',
    where: `${sdk}/winuser/nf-winuser-postmessagea.md`,
    version: 'dated 2018-12-05; read at commit 00b1c269c964',
    places: { parameters, returns, remarks },
  },
  {
    id: 'iswindowunicode',
    title: 'IsWindowUnicode function',
    kind: 'page',
    where: `${sdk}/winuser/nf-winuser-iswindowunicode.md`,
    version: 'dated 2018-07-09; read at commit 01397c928b24',
  },
  {
    id: 'standard-clipboard-formats',
    title: 'Standard Clipboard Formats',
    kind: 'page',
    where: `${win32}/standard-clipboard-formats.md`,
    version: win32Version('2020-07-29'),
    places: { CF_TEXT: 'CF_TEXT', CF_UNICODETEXT: 'CF_UNICODETEXT', CF_METAFILEPICT: 'CF_METAFILEPICT' },
  },
  {
    id: 'kb-q67653',
    title: 'Q67653: How to Respond When DDE Data Cannot Be Locked',
    kind: 'page',
    where: 'jeffpar/kbarchive: kb/067/Q67653/README.md',
    version: 'last modified 1999-11-05, for Windows 3.0 and 3.1; read at commit 2dc5fc58c90c',
  },
  {
    id: 'dde.h',
    title: 'dde.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/dde.h`,
    places: Object.fromEntries(structuresOfHeader.map((name) => [name, name])),
    version: 'read at commit 9d937a7f4f76',
  },
  {
    id: 'ddeml.h',
    title: 'ddeml.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/ddeml.h`,
    version: 'read at commit 2bdcae2a1af9',
  },
  {
    id: 'wine-8.0',
    title: 'Behaviour measured under Wine',
    kind: 'measurement',
    where: 'Wine 8.0 of Debian 12, 64-bit prefix set to Windows 10; conformance/wine/FINDINGS.md',
    version: '8.0',
  },
  {
    id: 'seed-ru-pascal',
    title: 'Dynamic data exchange, chapter 16 of a Turbo Pascal for Windows manual (Russian)',
    kind: 'seed',
    where: 'electronic library KOAPP, part 18 of the manual',
    places: {
      constants: 'the constants before TServerWindow.ACKData',
      initiation: 'the section on the beginning of a dialogue',
      termination: 'the section on the end of a dialogue',
      methods: 'the list of five ways to exchange data',
      request: 'the section on the request of a single item',
      links: 'the section on continued transfer',
      poke: 'the section on the change of a value in the server',
      execute: 'the section on macro commands in the server',
      system: 'the section on the System topic',
      terms: 'the section on terms',
    },
  },
  {
    id: 'seed-zh-overview',
    title: 'An overview of DDE with samples in C (Chinese)',
    kind: 'seed',
    where: 'a blog post, filed under system operation',
    version: '2007-01-19',
    places: {
      names: 'section 1.1.3, initialisation of a conversation',
      exchange: 'section 1.1.4, exchange in a conversation',
      messages: 'section 1.1.6, messages, and the samples after it',
    },
  },
  {
    id: 'seed-zh-concepts',
    title: 'Basic Concepts (DDE), translated (Chinese)',
    kind: 'seed',
    where: 'the Chinese edition of the page basic-concepts',
    places: { 'system-topic': 'the section on the System topic' },
  },
  {
    id: 'seed-ru-clipboard',
    title: 'Writing data to the clipboard, a chapter of Windows 3.1 for the programmer (Russian)',
    kind: 'seed',
    where: 'Operating system Microsoft Windows 3.1 for the programmer, additional chapters',
  },
  {
    id: 'seed-delphi-shared-memory',
    title: 'Transferring data across processes in Delphi (Chinese)',
    kind: 'seed',
    where: 'bccsafe.com, a post with the unit UnitShareMemory',
    version: '2014-03-17',
  },
];

const byId: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.id, source]));

/** A reference taken apart. */
export interface Reference {
  readonly source: Source;
  /** The heading or field that the reference names; `undefined`: the source as a whole. */
  readonly place: string | undefined;
}

/**
 * Looks up a reference of the form `source` or `source#place`; `undefined` if either part is unknown.
 *
 * @example
 * ```ts
 * import { resolveReference } from 'dde-spec/spec';
 * resolveReference('wm-dde-ack#posting')?.place; // 'Remarks, Posting'
 * ```
 */
export function resolveReference(reference: string): Reference | undefined {
  const hash = reference.indexOf('#');
  const source = byId.get(hash < 0 ? reference : reference.slice(0, hash));
  if (source === undefined) return undefined;
  if (hash < 0) return { source, place: undefined };
  const name = reference.slice(hash + 1);
  if (source.places === undefined || !Object.hasOwn(source.places, name)) return undefined;
  return { source, place: source.places[name] };
}
