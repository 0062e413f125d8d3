/** The errata of command strings, by dialect. */
import type { Erratum } from '../types.js';

export const executeErrata: readonly Erratum[] = [
  {
    id: 'ERR-DDEEXEC-NAME',
    title: 'Parentheses in a command name',
    sources: ['ddeexec-article#syntax'],
    says: 'The characters of a command name include both parentheses; a comment calls them alphanumeric.',
    decision: 'A command name in the profile msdn has the characters of the table without the parentheses.',
    evidence:
      'With them every command with arguments of the article would be one long name. The hyphen of the list is a character: as a range it would let brackets in.',
    status: 'decided',
  },
  {
    id: 'ERR-DDEEXEC-STRING',
    title: 'The characters of an argument',
    sources: ['ddeexec-article#syntax', 'ddeexec-article#special-characters'],
    says: 'An argument, quoted or not, is a run of characters of MS-DOS file names; the examples have spaces in quotes and a dot outside.',
    decision:
      'In the profile msdn a quoted argument holds anything, a bare one the characters of the table without parentheses, the dot, and what is not ASCII.',
    evidence:
      'The article calls its table an aid and no definition, and its own examples break it: "Hi there Herman!" and bogus.dat. File names have characters beyond ASCII.',
    status: 'decided',
  },
  {
    id: 'ERR-DDEEXEC-ESCAPE',
    title: 'What a backslash does',
    sources: ['ddeexec-article#special-characters'],
    says: 'A backslash embeds tabs and the like, as in C; a note says that escape characters are taken away, and that a NUL cannot be written.',
    decision: 'In the profile msdn the backslash goes and the character after it stands for itself, a t for a t.',
    evidence:
      'The note and the text on parsing speak of taking away only, and the only examples escape quotation marks. A tab can stand in quotes as it is.',
    status: 'decided',
  },
  {
    id: 'ERR-DDEEXEC-PAIRS',
    title: 'A backslash inside quotes, and brackets',
    sources: ['ddeexec-article#special-characters', 'wm-dde-execute#remarks'],
    says: 'The article has an escape character and nothing about brackets; the page of the message has doubling and no escape character.',
    decision: 'The two are profiles of their own: what is one backslash by the page is none by the article.',
    evidence: 'Either is complete without the other, and no string tells which its writer followed.',
    status: 'decided',
  },
  {
    id: 'ERR-DDEEXEC-EMPTY',
    title: 'Empty parentheses',
    sources: ['ddeexec-article#syntax', 'wm-dde-execute#remarks', 'wine-8.0'],
    says: 'The article takes empty parentheses for one argument without characters; the page says nothing.',
    decision: 'In the profile msdn they are one argument, in the others a list of none.',
    evidence:
      'The Program Manager of Wine 8.0 refuses CreateGroup with empty parentheses, as without any, and takes it with a quoted parameter without characters.',
    status: 'decided',
  },
];
