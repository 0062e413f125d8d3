/** The errata of dropped files and descriptions of files. */
import type { Erratum } from '../types.js';

export const filesErrata: readonly Erratum[] = [
  {
    id: 'ERR-HDROP-EMPTY',
    title: 'How a list of files without files ends',
    sources: ['dropfiles', 'shell-clipboard#CF_HDROP'],
    says: 'A list is double NUL-terminated; also, each name has its NUL, and one more NUL follows the last name. Of a list without names the one says two NULs, the other one.',
    decision: 'A program writes two NULs. A reader ends a list at a NUL where a name would start.',
    evidence:
      'DragQueryFile of Wine 8.0 takes the one NUL for the end of an empty name and reads on, past the end of the block: it reported two and three names, made of the bytes behind it. After two NULs it stops, and reports one empty name.',
    status: 'decided',
  },
];
