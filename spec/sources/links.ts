/** The sources of Link, ObjectLink, OwnerLink and Native. */
import type { Source } from '../types.js';

export const linksSources: readonly Source[] = [
  {
    id: 'kb-q108933',
    title: 'Q108933: Top 10 DDEML Support Issues',
    kind: 'page',
    where: 'jeffpar/kbarchive: kb/108/Q108933/README.md',
    version: 'last modified 1999-11-05, for Windows 3.1 to 4.0; read at commit 2dc5fc58c90c',
  },
  {
    id: 'kb-q83659',
    title: 'Q83659: OLE Clipboard Formats and Conventions',
    kind: 'page',
    where: 'https://support.microsoft.com/en-us/kb/83659',
    version: 'archived, for Windows 3.1; its first part, read in a stored copy',
  },
  {
    id: 'ole-formats',
    title: 'Object Linking and Embedding 1.0, section 2.1.1: the clipboard formats',
    kind: 'page',
    where: 'https://library.thedatadungeon.com/msdn-1992-09/ole10ref/html/ole10w2s.content.htm',
    version: 'of September 1992; its first part, read in a stored copy',
    places: { Native: 'Native Presentation Format', ObjectLink: 'ObjectLink Presentation Format' },
  },
  {
    id: 'ole-clipboard',
    title: 'Object Linking and Embedding 1.0, section 2.1.2: Placing Data on the Clipboard',
    kind: 'page',
    where: 'https://library.thedatadungeon.com/msdn-1992-09/ole10ref/html/ole10w9w.content.htm',
    version: 'of September 1992; its first part, read in a stored copy',
  },
  {
    id: 'ole-paste-link',
    title: 'Object Linking and Embedding 1.0: the formats in Paste Link',
    kind: 'page',
    where: 'https://library.thedatadungeon.com/msdn-1992-09/ole10ref/html/ole16vdv.content.htm',
    version: 'of September 1992; read in a stored copy',
  },
  {
    id: 'ole-conventions',
    title: 'Windows 3.1 SDK, section 6.2.5: Clipboard Conventions',
    kind: 'page',
    where: 'https://library.thedatadungeon.com/msdn-1992-09/sdk31/html/sdk33pnu.content.htm',
    version: 'of September 1992; its first part, read in a stored copy',
  },
];
