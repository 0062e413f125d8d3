/** The sources of dropped files and descriptions of files. */
import type { Source } from '../types.js';
import { mingw, sdk, win32Version } from './places.js';

const win32 = 'MicrosoftDocs/win32: desktop-src';

export const filesSources: readonly Source[] = [
  {
    id: 'shell-clipboard',
    title: 'Shell Clipboard Formats',
    kind: 'page',
    where: `${win32}/shell/clipboard.md`,
    version: win32Version('2018-05-31'),
    places: {
      CF_HDROP: 'CF_HDROP',
      CFSTR_FILECONTENTS: 'CFSTR_FILECONTENTS',
      CFSTR_FILEDESCRIPTOR: 'CFSTR_FILEDESCRIPTOR',
      CFSTR_FILENAME: 'CFSTR_FILENAME',
      CFSTR_PREFERREDDROPEFFECT: 'CFSTR_PREFERREDDROPEFFECT',
    },
  },
  {
    id: 'dropfiles',
    title: 'DROPFILES structure',
    kind: 'page',
    where: `${sdk}/shlobj_core/ns-shlobj_core-dropfiles.md`,
    version: 'dated 2018-12-05; read at commit 023cd99e467b',
    places: { pfiles: 'member pFiles', pt: 'member pt', fnc: 'member fNC', fwide: 'member fWide' },
  },
  {
    id: 'filedescriptor',
    title: 'FILEDESCRIPTORA structure, for both forms',
    kind: 'page',
    where: `${sdk}/shlobj_core/ns-shlobj_core-filedescriptora.md`,
    version: 'dated 2018-12-05; read at commit 18480a777736',
    places: {
      dwflags: 'member dwFlags',
      members: 'the members after dwFlags',
      cfilename: 'member cFileName',
      remarks: 'Remarks',
    },
  },
  {
    id: 'filegroupdescriptor',
    title: 'FILEGROUPDESCRIPTORW structure, for both forms',
    kind: 'page',
    where: `${sdk}/shlobj_core/ns-shlobj_core-filegroupdescriptorw.md`,
    version: 'dated 2018-12-05; read at commit 1f7b0a22c420',
    places: { citems: 'member cItems', fgd: 'member fgd' },
  },
  {
    id: 'dropeffect',
    title: 'DROPEFFECT Constants',
    kind: 'page',
    where: `${win32}/com/dropeffect-constants.md`,
    version: win32Version('2018-05-31'),
    places: { constants: 'the table of constants', remarks: 'Remarks' },
  },
  {
    id: 'shlobj.h',
    title: 'shlobj.h of mingw-w64',
    kind: 'header',
    where: `${mingw}/shlobj.h`,
    version: 'read at commit 09569139ed27',
    places: {
      DROPFILES: 'DROPFILES',
      FILEDESCRIPTOR: 'FILEDESCRIPTORA and FILEDESCRIPTORW',
      FILEGROUPDESCRIPTOR: 'FILEGROUPDESCRIPTORA and FILEGROUPDESCRIPTORW',
      CFSTR: 'the names of the formats',
    },
  },
];
