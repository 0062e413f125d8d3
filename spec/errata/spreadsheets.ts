/** The errata of XlTable, SYLK and DIF. */
import type { Erratum } from '../types.js';

export const spreadsheetsErrata: readonly Erratum[] = [
  {
    id: 'ERR-SYLK-LINE-LENGTH',
    title: 'How long a line of SYLK may be',
    sources: ['wikipedia-sylk#limitations', 'sylksum#lines'],
    says: 'Wikipedia bounds a line at 260 characters, beyond which Excel skips it; the summary by Microsoft notes a buffer of 350 characters in Mac Plan, and bounds nothing.',
    decision: 'A writer keeps lines to 260 characters; a reader takes lines of any length.',
    evidence: 'The smaller of the two suits every reader. No version of Excel was asked.',
    status: 'open',
  },
  {
    id: 'ERR-SYLK-POSITION',
    title: 'The cell of a record whose X or Y is missing or late',
    sources: ['sylk-txt#overview', 'sylksum#common-fields', 'sheetjs-notes-sylk#state', 'spreadsheet-programs#sylk'],
    says: 'The descriptions substitute the value given last, and say nothing of a record before which none was given. Of X or Y after K only the notes speak: they count for their own record.',
    decision:
      'Before any X or Y the cell is row 1, column 1; X and Y count wherever they stand in their record. A writer gives both before the first K, and K last.',
    evidence:
      'The origin is 1,1, and the notes describe Excel. LibreOffice 7.4.7.2 reads C;K7 as the first cell; gnumeric 1.12.55 loses it. gnumeric takes C;K"third";X3 for column 3, LibreOffice for the column before. gnumeric writes Y, X, K in this order, LibreOffice X, Y, K.',
    status: 'decided',
  },
  {
    id: 'ERR-SYLK-TRUTH',
    title: 'Truth values and errors in SYLK',
    sources: ['sylksum#C', 'wikipedia-sylk#sample', 'sheetjs-notes-sylk#C', 'spreadsheet-programs#sylk'],
    says: 'The descriptions have values in quotes and others without; the notes alone name TRUE and FALSE, and none names errors. gnumeric 1.12.55 reads them as what they are, LibreOffice 7.4.7.2 as 0.',
    decision: 'TRUE and FALSE are truth values, and what starts with a number sign is an error.',
    evidence:
      'Texts always stand in quotes, so these words can be nothing else; LibreOffice itself writes 1 for a truth value and 0 for an error, and so loses both.',
    status: 'decided',
  },
  {
    id: 'ERR-SYLK-ESCAPES',
    title: 'Which escapes of SYLK are read, and whether their semicolon separates fields',
    sources: ['sheetjs-notes-sylk#bytes', 'sheetjs-notes-sylk#characters', 'spreadsheet-programs#sylk'],
    says: 'The notes give ESC # ; as a literal semicolon and ESC N ; as a right guillemet. LibreOffice 7.4.7.2 writes and reads ESC SP : as the end of a line and leaves other escapes as they are; gnumeric 1.12.55 reads those after ESC N, drops the ESC of the others, and lets the semicolon of ESC # ; separate fields.',
    decision:
      'Both kinds of escape are read, and the semicolon that ends one is part of it. A writer doubles a semicolon and does not escape it.',
    evidence:
      'The notes describe Excel, whose format it is. Each of the two programs confirms one kind. Both read ESC N ; without splitting there, gnumeric as the guillemet. A doubled semicolon is read alike by all.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-VECTORS',
    title: 'Whether VECTORS counts columns or rows',
    sources: ['dif-txt#structure', 'dif-txt#header', 'kb-q60997', 'spreadsheet-programs#dif'],
    says: 'The description has vectors as columns and tuples as rows, as Lotus 1-2-3 writes them. Excel, says the article, writes the number of rows under VECTORS and that of columns under TUPLES.',
    decision:
      'A writer gives columns under VECTORS and rows under TUPLES. A reader counts the entries after each BOT and asks neither.',
    evidence:
      'gnumeric 1.12.55 and LibreOffice 7.4.7.2 write columns under VECTORS, and read a table alike whichever way the two stand.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-QUOTES',
    title: 'Quotes inside a text of DIF',
    sources: ['sheetjs-notes-dif#encoding', 'wikipedia-dif#sample', 'spreadsheet-programs#dif'],
    says: 'The notes find that the reading procedure of the specification of 1983 ends a text at the first quote inside, and have writers double it; so does the sample of Wikipedia. LibreOffice 7.4.7.2 doubles and undoubles; gnumeric 1.12.55 does neither.',
    decision: 'A writer doubles a quote; a reader takes a doubled quote for one and a single one for itself.',
    evidence:
      'So both spellings are read: LibreOffice reads both, too. The text between the first and the last quote of the line is told from the rest without doubling.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-LINES',
    title: 'Ends of lines inside a text of DIF',
    sources: ['dif-txt#data', 'spreadsheet-programs#dif'],
    says: 'In the description an entry has two lines. gnumeric 1.12.55 and LibreOffice 7.4.7.2 write the lines of a cell as they are, between the quotes; LibreOffice reads such a text back, gnumeric takes its first line.',
    decision:
      'A writer keeps a text on one line. A reader goes on from a quote at the start of a text to the first line that ends with a quote, and takes the first line alone where there is none.',
    evidence: 'Read line by line, the rest of such a text would be taken for entries, or refused.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-TRUTH',
    title: 'How truth values are written in DIF',
    sources: ['dif-txt#indicators', 'spreadsheet-programs#dif'],
    says: 'The description has the number 1 with TRUE and 0 with FALSE. LibreOffice 7.4.7.2 writes 0,TRUE with the indicator V, and reads the described form as the numbers 1 and 0; gnumeric 1.12.55 reads FALSE as true and an error as nothing.',
    decision: 'The indicator tells the value, whatever the number; TRUE with V is no number.',
    evidence: 'The indicator is there for this. Each program gives a table back that differs from what it was given.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-TOPICS',
    title: 'Readers that refuse items they do not know',
    sources: ['dif-txt#optional', 'spreadsheet-programs#dif'],
    says: 'The description has optional items, UNITS among them, and leaves room for those of a program. LibreOffice 7.4.7.2 opens no file that has UNITS or a topic of its own making; with LABEL, COMMENT, SIZE, TRUELENGTH or DISPLAYUNITS it does. gnumeric 1.12.55 opens all of them.',
    decision: 'A reader passes over items that it does not know. A writer that wants to be read leaves them out.',
    evidence: 'Every item has the same three lines, so that one is passed over without being known.',
    status: 'decided',
  },
  {
    id: 'ERR-DIF-CODE-PAGE',
    title: 'The code page of DIF',
    sources: ['dif-txt#structure', 'standard-clipboard-formats'],
    says: 'The description has ASCII. The page on clipboard formats names neither a code page nor the end of the text.',
    decision: 'On the clipboard and in DDE it is the ANSI code page, as for CF_TEXT.',
    evidence:
      'Files of programs under DOS were in an OEM code page, but a program of Windows that puts CF_DIF beside CF_TEXT says nowhere that they differ; CF_OEMTEXT is the format for the other. No program of Windows was asked.',
    status: 'open',
  },
];
