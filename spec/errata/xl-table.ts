/** The errata of XlTable. */
import type { Erratum } from '../types.js';

export const xlTableErrata: readonly Erratum[] = [
  {
    id: 'ERR-XLTABLE-SIZE',
    title: 'Which word of tdtTable is the number of rows',
    sources: ['office97-xltable-example-2', 'office97-fast-table#tdtTable', 'office97-xltable-example-1', 'kb-q75631'],
    says: 'Both descriptions put the rows first. The second example explains the words 2 and 4 as four rows and two columns, the other way round.',
    decision: 'The first word is the number of rows. The table of the second example has two rows and four columns.',
    evidence:
      'The first example agrees with both descriptions: three cells in one row are the words 1 and 3. The eight cells of the second example fit either way.',
    status: 'decided',
  },
  {
    id: 'ERR-XLTABLE-TYPES',
    title: 'Which types of blocks there are',
    sources: ['kb-q75631', 'office97-fast-table#tdtInt', 'office97-fast-table#tdtSkip'],
    says: 'The older description ends with tdtType (0x0080) and tdtFormat (0x0081), both marked as not used, and lacks tdtInt and tdtSkip. The younger one has these and lacks those.',
    decision:
      'tdtInt and tdtSkip are types; tdtType and tdtFormat are none and carry no cells, but a reader steps over them by their size.',
    evidence:
      'The younger description says what Excel does with tdtInt and tdtSkip; the older one itself calls the other two unused.',
    status: 'decided',
  },
];
