/** The sources of XlTable. */
import type { Source } from '../types.js';

const office97 = 'techshelps/techshelps.github.io: MSDN/OFFICE97/html';
const version = 'of Microsoft Office 97; read at commit b524edbde551';

export const xlTableSources: readonly Source[] = [
  {
    id: 'office97-fast-table',
    title: 'Fast Table Format',
    kind: 'page',
    where: `${office97}/S100FF.htm`,
    version,
    places: {
      blocks: 'the parts of a data block',
      cells: 'the order of the cells',
      tdtTable: 'tdtTable',
      tdtFloat: 'tdtFloat',
      tdtString: 'tdtString',
      tdtBool: 'tdtBool',
      tdtError: 'tdtError',
      tdtBlank: 'tdtBlank',
      tdtInt: 'tdtInt',
      tdtSkip: 'tdtSkip',
    },
  },
  {
    id: 'office97-xltable-example-1',
    title: 'XlTable Example 1',
    kind: 'page',
    where: `${office97}/S10100.htm`,
    version,
  },
  {
    id: 'office97-xltable-example-2',
    title: 'XlTable Example 2',
    kind: 'page',
    where: `${office97}/S10101.htm`,
    version,
  },
  {
    id: 'office97-registering-formats',
    title: 'Registering Clipboard Formats',
    kind: 'page',
    where: `${office97}/S100FE.htm`,
    version,
  },
  {
    id: 'kb-q75631',
    title: 'Q75631: XLTABLE Clipboard Format Documentation Available',
    kind: 'page',
    where: 'jeffpar/kbarchive: kb/075/Q75631/README.md',
    version: 'last modified 1999-11-06, for Windows 3.0 and 3.1; read at commit 2dc5fc58c90c',
  },
];
