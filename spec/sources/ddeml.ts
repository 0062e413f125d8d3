/** The sources of the structures and numbers of DDEML. */
import type { Source } from '../types.js';
import { mingw, sdk, win32, win32Version } from './places.js';

const kb = 'jeffpar/kbarchive: kb';

const page = (id: string, title: string, path: string, date: string, commit: string): Source => ({
  id,
  title,
  kind: 'page',
  where: `${sdk}/${path}.md`,
  version: `dated ${date}; read at commit ${commit}`,
});

const article = (number: string, folder: string, title: string, date: string): Source => ({
  id: `kb-q${number}`,
  title: `Q${number}: ${title}`,
  kind: 'page',
  where: `${kb}/${folder}/Q${number}/README.md`,
  version: `last modified ${date}, for Windows 3.1; read at commit 2dc5fc58c90c`,
});

export const ddemlSources: readonly Source[] = [
  {
    ...page('convinfo', 'CONVINFO structure', 'ddeml/ns-ddeml-convinfo', '2018-12-05', '09192f3d77e2'),
    places: {
      cb: 'member cb',
      wtype: 'member wType',
      wstatus: 'member wStatus',
      wconvst: 'member wConvst',
      windows: 'members hwndPartner and hwnd',
    },
  },
  {
    ...page('convcontext', 'CONVCONTEXT structure', 'ddeml/ns-ddeml-convcontext', '2018-12-05', '0fd6803008f5'),
    places: { cb: 'member cb', wflags: 'member wFlags', icodepage: 'member iCodePage' },
  },
  page('hszpair', 'HSZPAIR structure', 'ddeml/ns-ddeml-hszpair', '2018-12-05', '26271cf4424e'),
  page('moncbstruct', 'MONCBSTRUCT structure', 'ddeml/ns-ddeml-moncbstruct', '2018-12-05', '1f7b0a22c420'),
  page('monconvstruct', 'MONCONVSTRUCT structure', 'ddeml/ns-ddeml-monconvstruct', '2018-12-05', '09192f3d77e2'),
  page('monerrstruct', 'MONERRSTRUCT structure', 'ddeml/ns-ddeml-monerrstruct', '2018-12-05', '0fd6803008f5'),
  {
    ...page('monhszstruct', 'MONHSZSTRUCTA structure', 'ddeml/ns-ddeml-monhszstructa', '2018-12-05', '100e2ee3e222'),
    places: { fsaction: 'member fsAction', str: 'member str' },
  },
  page('monlinkstruct', 'MONLINKSTRUCT structure', 'ddeml/ns-ddeml-monlinkstruct', '2018-12-05', '2cd469d9bd0f'),
  page('monmsgstruct', 'MONMSGSTRUCT structure', 'ddeml/ns-ddeml-monmsgstruct', '2018-12-05', '0fd6803008f5'),
  page(
    'ddeml-msg-hook-data',
    'DDEML_MSG_HOOK_DATA structure',
    'ddeml/ns-ddeml-ddeml_msg_hook_data',
    '2018-12-05',
    '15f02cd138b7',
  ),
  page(
    'security-quality-of-service',
    'SECURITY_QUALITY_OF_SERVICE structure',
    'winnt/ns-winnt-security_quality_of_service',
    '2018-12-05',
    '09192f3d77e2',
  ),
  page(
    'security-impersonation-level',
    'SECURITY_IMPERSONATION_LEVEL enumeration',
    'winnt/ne-winnt-security_impersonation_level',
    '2018-12-05',
    '05c8ecaa1a47',
  ),
  {
    ...page('ddeinitialize', 'DdeInitializeA function', 'ddeml/nf-ddeml-ddeinitializea', '2018-05-18', '01397c928b24'),
    places: { afcmd: 'parameter afCmd' },
  },
  {
    ...page(
      'ddegetlasterror',
      'DdeGetLastError function',
      'ddeml/nf-ddeml-ddegetlasterror',
      '2018-05-18',
      '01397c928b24',
    ),
    places: { returns: 'Return value' },
  },
  {
    ...page(
      'ddeenablecallback',
      'DdeEnableCallback function',
      'ddeml/nf-ddeml-ddeenablecallback',
      '2018-10-12',
      '04339424d280',
    ),
    places: { wcmd: 'parameter wCmd' },
  },
  {
    ...page('ddenameservice', 'DdeNameService function', 'ddeml/nf-ddeml-ddenameservice', '2018-10-12', '04339424d280'),
    places: { afcmd: 'parameter afCmd' },
  },
  {
    ...page(
      'ddeclienttransaction',
      'DdeClientTransaction function',
      'ddeml/nf-ddeml-ddeclienttransaction',
      '2018-05-18',
      '01397c928b24',
    ),
    places: { wtype: 'parameter wType', dwtimeout: 'parameter dwTimeout' },
  },
  {
    ...page(
      'ddecreatedatahandle',
      'DdeCreateDataHandle function',
      'ddeml/nf-ddeml-ddecreatedatahandle',
      '2018-05-18',
      '01397c928b24',
    ),
    places: { afcmd: 'parameter afCmd' },
  },
  page(
    'ddequeryconvinfo',
    'DdeQueryConvInfo function',
    'ddeml/nf-ddeml-ddequeryconvinfo',
    '2018-05-17',
    '08afafc0007e',
  ),
  {
    id: 'transaction-management',
    title: 'Transaction Management (Data Exchange)',
    kind: 'page',
    where: `${win32}/transaction-management.md`,
    version: win32Version('2018-05-31'),
    places: { classes: 'Transaction Classes', types: 'Transaction Types' },
  },
  {
    id: 'xtyp-monitor',
    title: 'XTYP_MONITOR transaction',
    kind: 'page',
    where: `${win32}/xtyp-monitor.md`,
    version: win32Version('2018-05-31'),
    places: { dwdata2: 'parameter dwData2' },
  },
  {
    id: 'xtyp-advreq',
    title: 'XTYP_ADVREQ transaction',
    kind: 'page',
    where: `${win32}/xtyp-advreq.md`,
    version: win32Version('2018-05-31'),
  },
  {
    id: 'xtyp-wildconnect',
    title: 'XTYP_WILDCONNECT transaction',
    kind: 'page',
    where: `${win32}/xtyp-wildconnect.md`,
    version: win32Version('2018-05-31'),
  },
  article('80082', '080', 'DOCERR: Description of the DDEML Error Codes', '1999-11-06'),
  article('81547', '081', 'DDEML CONVINFO Structure, wConvst Field Description', '1999-11-05'),
  article('83916', '083', 'CONVINFO Data Structure wStatus Field Description', '1999-11-06'),
  {
    id: 'winnt.h',
    title: 'winnt.h of mingw-w64, in the public domain',
    kind: 'header',
    where: `${mingw}/winnt.h`,
    version: 'read at commit 018ea5552627',
  },
];
