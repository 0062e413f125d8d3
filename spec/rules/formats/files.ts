/** The rules of dropped files and descriptions of files. */
import { rule } from '../rule.js';

const dropFiles = [
  rule('DDE-HDROP-001', 'fact', 'codec', 'bytes', 'CF_HDROP starts with DROPFILES, which has 20 bytes.', [
    'dropfiles',
    'shlobj.h#DROPFILES',
  ]),
  rule(
    'DDE-HDROP-002',
    'fact',
    'codec',
    'bytes',
    'pFiles is where the list of names starts, in bytes from the start of DROPFILES; it need not be 20.',
    ['dropfiles#pfiles', 'shell-clipboard#CF_HDROP'],
  ),
  rule(
    'DDE-HDROP-003',
    'should',
    'codec',
    'bytes',
    'Each name ends with a NUL, and one more NUL after the last name ends the list.',
    ['shell-clipboard#CF_HDROP', 'dropfiles'],
  ),
  rule(
    'DDE-HDROP-004',
    'fact',
    'codec',
    'bytes',
    'The names are in a code page if fWide is 0, and in UTF-16 if it is anything else.',
    ['dropfiles#fwide'],
  ),
  rule('DDE-HDROP-005', 'should', 'codec', 'bytes', 'Each name is a fully qualified path.', [
    'shell-clipboard#CF_HDROP',
  ]),
  rule(
    'DDE-HDROP-006',
    'fact',
    'codec',
    'bytes',
    'The member pt is where the files were dropped: on the screen and outside the client area if fNC is not 0, else in the client area.',
    ['dropfiles#pt', 'dropfiles#fnc', 'shell-clipboard#CF_HDROP'],
  ),
  rule(
    'DDE-HDROP-007',
    'should',
    'codec',
    'bytes',
    'The list of names lies after DROPFILES and inside the block.',
    ['dropfiles#pfiles', 'dropfiles'],
    { evidence: 'inferred' },
  ),
  rule(
    'DDE-HDROP-008',
    'should',
    'codec',
    'bytes',
    'A list without names has two NULs all the same.',
    ['dropfiles', 'shell-clipboard#CF_HDROP'],
    { evidence: 'contested', errata: ['ERR-HDROP-EMPTY'] },
  ),
] as const;

const groups = [
  rule(
    'DDE-FILEGROUP-001',
    'fact',
    'codec',
    'bytes',
    'A group starts with the number of its descriptors in 32 bits, and the descriptors follow without a gap.',
    ['filegroupdescriptor#citems', 'filegroupdescriptor#fgd', 'shlobj.h#FILEGROUPDESCRIPTOR'],
  ),
  rule(
    'DDE-FILEGROUP-002',
    'fact',
    'codec',
    'bytes',
    'FILEDESCRIPTORA has 332 bytes and FILEDESCRIPTORW 592, of which the name has 260 characters.',
    ['shlobj.h#FILEDESCRIPTOR', 'filedescriptor'],
  ),
  rule(
    'DDE-FILEGROUP-003',
    'should',
    'codec',
    'bytes',
    'The block holds as many descriptors as cItems says.',
    ['filegroupdescriptor#citems', 'shell-clipboard#CFSTR_FILEDESCRIPTOR'],
    { evidence: 'inferred' },
  ),
  rule('DDE-FILEGROUP-004', 'should', 'codec', 'bytes', 'The name in a descriptor ends with a NUL.', [
    'filedescriptor#cfilename',
  ]),
  rule(
    'DDE-FILEGROUP-005',
    'fact',
    'codec',
    'bytes',
    'The bits of dwFlags tell which of the other fields mean something.',
    ['filedescriptor#dwflags', 'filedescriptor#members', 'shlobj.h#FILEDESCRIPTOR'],
  ),
  rule(
    'DDE-FILEGROUP-006',
    'fact',
    'codec',
    'none',
    'The contents of a file are the FileContents whose lindex is the place of its descriptor, counted from 0.',
    ['shell-clipboard#CFSTR_FILECONTENTS', 'shell-clipboard#CFSTR_FILEDESCRIPTOR'],
  ),
  rule(
    'DDE-FILEGROUP-007',
    'fact',
    'codec',
    'none',
    'FD_FILESIZE with both halves of the size 0 describes an empty file.',
    ['filedescriptor#remarks'],
  ),
] as const;

const names = [
  rule('DDE-FILENAME-001', 'should', 'codec', 'bytes', 'FileName and FileNameW hold one path that ends with a NUL.', [
    'shell-clipboard#CFSTR_FILENAME',
  ]),
  rule('DDE-FILENAME-002', 'should', 'codec', 'bytes', 'The path in FileName and FileNameW is fully qualified.', [
    'shell-clipboard#CFSTR_FILENAME',
  ]),
  rule('DDE-FILENAME-003', 'fact', 'codec', 'none', 'CF_HDROP has taken the place of FileName.', [
    'shell-clipboard#CFSTR_FILENAME',
  ]),
] as const;

const effects = [
  rule('DDE-DROPEFFECT-001', 'fact', 'codec', 'bytes', 'Preferred DropEffect holds a DWORD.', [
    'shell-clipboard#CFSTR_PREFERREDDROPEFFECT',
  ]),
  rule(
    'DDE-DROPEFFECT-002',
    'fact',
    'codec',
    'bytes',
    'COPY is 1, MOVE 2, LINK 4 and SCROLL 0x80000000; no bit at all is NONE.',
    ['dropeffect#constants'],
  ),
  rule(
    'DDE-DROPEFFECT-003',
    'should',
    'codec',
    'bytes',
    'Who compares a DROPEFFECT masks the bits it looks for, as the others may get a meaning.',
    ['dropeffect#remarks'],
  ),
  rule('DDE-DROPEFFECT-004', 'may', 'client', 'none', 'The target need not follow the preference of the source.', [
    'shell-clipboard#CFSTR_PREFERREDDROPEFFECT',
  ]),
] as const;

export const filesRules = [...dropFiles, ...groups, ...names, ...effects];
