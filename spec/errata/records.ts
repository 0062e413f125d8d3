/** The errata of records in shared memory. */
import type { Erratum } from '../types.js';

export const recordsErrata: readonly Erratum[] = [
  {
    id: 'ERR-SHAREDDATA-CHAR',
    title: 'The record with an array of Char',
    sources: ['seed-delphi-shared-memory', 'fpc-reference#char'],
    says: 'The unit has a second declaration of the record in a comment, with array [0..1024] of Char in the place of string[255], and a comment that fills it with StrCopy. How wide a Char is depends on the compiler: one byte in Delphi up to 2007, two since 2009.',
    decision:
      'The record has two layouts that share a name: 1025 bytes of text, and 1025 UTF-16 units. A program that opens the memory cannot tell them apart by name, and both sides must have been built alike.',
    evidence:
      'The unit names come with a prefix (Winapi.Windows), so that the unit as it stands is of a compiler whose Char has two bytes. Reading; no Delphi compiler was at hand.',
    status: 'decided',
  },
  {
    id: 'ERR-SHAREDDATA-NAME',
    title: 'What the text of the record is called',
    sources: ['seed-delphi-shared-memory'],
    says: 'The record and the class name the text MyStr; the example of use reads and writes a property str.',
    decision: 'The member is MyStr.',
    evidence: 'The example does not compile against the unit beside it.',
    status: 'decided',
  },
];
