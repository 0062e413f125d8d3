/** The formats of dropped files and descriptions of files. */
import { type RecordLayout, types } from '../layout.js';
import type { FormatSpec } from './format-spec.js';

const pointLayout = {
  name: 'POINT',
  fields: [
    { name: 'x', type: types.i32, meaning: 'to the right' },
    { name: 'y', type: types.i32, meaning: 'downwards' },
  ],
  sources: ['shlobj.h#DROPFILES'],
} as const satisfies RecordLayout;

/** DROPFILES, before a list of names. */
export const dropFilesLayout = {
  name: 'DROPFILES',
  fields: [
    { name: 'pFiles', type: types.u32, meaning: 'where the list of names starts, in bytes from here' },
    { name: 'pt', type: { kind: 'record', layout: pointLayout }, meaning: 'where the files were dropped' },
    { name: 'fNC', type: types.i32, meaning: 'not 0: pt is outside the client area and counts from the screen' },
    { name: 'fWide', type: types.i32, meaning: 'not 0: the names are UTF-16LE; 0: they are in a code page' },
  ],
  sources: ['dropfiles', 'shlobj.h#DROPFILES'],
} as const satisfies RecordLayout;

const sizelLayout = {
  name: 'SIZEL',
  fields: [
    { name: 'cx', type: types.i32, meaning: 'width' },
    { name: 'cy', type: types.i32, meaning: 'height' },
  ],
  sources: ['shlobj.h#FILEDESCRIPTOR'],
} as const satisfies RecordLayout;

const pointlLayout = {
  name: 'POINTL',
  fields: pointLayout.fields,
  sources: ['shlobj.h#FILEDESCRIPTOR'],
} as const satisfies RecordLayout;

const descriptorFields = [
  { name: 'dwFlags', type: types.u32, meaning: 'which of the other fields mean something' },
  { name: 'clsid', type: { kind: 'bytes', count: 16 }, meaning: 'the type of the file, a CLSID' },
  { name: 'sizel', type: { kind: 'record', layout: sizelLayout }, meaning: 'the size of the icon' },
  { name: 'pointl', type: { kind: 'record', layout: pointlLayout }, meaning: 'the place of the object on the screen' },
  { name: 'dwFileAttributes', type: types.u32, meaning: 'FILE_ATTRIBUTE_ bits' },
  { name: 'ftCreationTime', type: types.u64, meaning: 'creation, in 100 ns since 1601' },
  { name: 'ftLastAccessTime', type: types.u64, meaning: 'last access, in 100 ns since 1601' },
  { name: 'ftLastWriteTime', type: types.u64, meaning: 'last write, in 100 ns since 1601' },
  { name: 'nFileSizeHigh', type: types.u32, meaning: 'upper half of the size in bytes' },
  { name: 'nFileSizeLow', type: types.u32, meaning: 'lower half of the size in bytes' },
] as const;

const nameMeaning = 'the name of the file';
const descriptorSources = ['filedescriptor', 'shlobj.h#FILEDESCRIPTOR'] as const;

/** FILEDESCRIPTORA; FILETIME is two DWORDs in C, so nothing is aligned to more than 4 bytes. */
export const fileDescriptorLayout = {
  name: 'FILEDESCRIPTORA',
  fields: [...descriptorFields, { name: 'cFileName', type: { kind: 'ansi', count: 260 }, meaning: nameMeaning }],
  pack: 4,
  sources: descriptorSources,
} as const satisfies RecordLayout;

/** FILEDESCRIPTORW. */
export const fileDescriptorWLayout = {
  name: 'FILEDESCRIPTORW',
  fields: [...descriptorFields, { name: 'cFileName', type: { kind: 'wide', count: 260 }, meaning: nameMeaning }],
  pack: 4,
  sources: descriptorSources,
} as const satisfies RecordLayout;

/** A bit with a name. */
export interface NamedBit {
  readonly name: string;
  readonly value: number;
  readonly meaning: string;
}

/** The bits of `dwFlags` in FILEDESCRIPTOR. */
export const fileDescriptorFlags: readonly NamedBit[] = [
  { name: 'FD_CLSID', value: 0x00000001, meaning: 'clsid means something' },
  { name: 'FD_SIZEPOINT', value: 0x00000002, meaning: 'sizel and pointl mean something' },
  { name: 'FD_ATTRIBUTES', value: 0x00000004, meaning: 'dwFileAttributes means something' },
  { name: 'FD_CREATETIME', value: 0x00000008, meaning: 'ftCreationTime means something' },
  { name: 'FD_ACCESSTIME', value: 0x00000010, meaning: 'ftLastAccessTime means something' },
  { name: 'FD_WRITESTIME', value: 0x00000020, meaning: 'ftLastWriteTime means something' },
  { name: 'FD_FILESIZE', value: 0x00000040, meaning: 'the two halves of the size mean something' },
  { name: 'FD_PROGRESSUI', value: 0x00004000, meaning: 'progress is shown' },
  { name: 'FD_LINKUI', value: 0x00008000, meaning: 'the operation makes shortcuts' },
  { name: 'FD_UNICODE', value: 0x80000000, meaning: 'the descriptor is Unicode; Windows Vista and later' },
];

/** The bits of a DROPEFFECT; none of them is DROPEFFECT_NONE. */
export const dropEffects: readonly NamedBit[] = [
  { name: 'DROPEFFECT_COPY', value: 0x00000001, meaning: 'the data are copied' },
  { name: 'DROPEFFECT_MOVE', value: 0x00000002, meaning: 'the source removes its data' },
  { name: 'DROPEFFECT_LINK', value: 0x00000004, meaning: 'a link to the data is made' },
  { name: 'DROPEFFECT_SCROLL', value: 0x80000000, meaning: 'the target scrolls or is about to' },
];

const ownership =
  'The block names files and holds nothing of them; it is freed as its message, or the clipboard, says.';
const groupOwnership = 'The contents travel apart, one FileContents for each descriptor.';

export const filesFormats: readonly FormatSpec[] = [
  {
    name: 'CF_HDROP',
    family: 'files',
    title: 'A list of files',
    identity: { kind: 'predefined', value: 15 },
    encoding: 'DROPFILES, then NUL-terminated names, in UTF-16LE or a code page as fWide says.',
    terminator: 'an empty name after the last one',
    ownership,
    layouts: [dropFilesLayout],
    sources: ['shell-clipboard#CF_HDROP', 'dropfiles'],
  },
  {
    name: 'FileGroupDescriptor',
    family: 'files',
    title: 'Descriptions of files that need not exist on a disk',
    identity: { kind: 'registered', name: 'FileGroupDescriptor' },
    encoding: 'A count in 32 bits, then that many FILEDESCRIPTORA; names are in a code page.',
    terminator: null,
    ownership: groupOwnership,
    layouts: [fileDescriptorLayout],
    sources: ['shell-clipboard#CFSTR_FILEDESCRIPTOR', 'filegroupdescriptor'],
  },
  {
    name: 'FileGroupDescriptorW',
    family: 'files',
    title: 'Descriptions of files that need not exist on a disk, with names in UTF-16',
    identity: { kind: 'registered', name: 'FileGroupDescriptorW' },
    encoding: 'A count in 32 bits, then that many FILEDESCRIPTORW; names are in UTF-16LE.',
    terminator: null,
    ownership: groupOwnership,
    layouts: [fileDescriptorWLayout],
    sources: ['shell-clipboard#CFSTR_FILEDESCRIPTOR', 'filegroupdescriptor'],
  },
  {
    name: 'FileName',
    family: 'files',
    title: 'The path of one file',
    identity: { kind: 'registered', name: 'FileName' },
    encoding: 'A code page.',
    terminator: 'one zero byte',
    ownership,
    layouts: [],
    sources: ['shell-clipboard#CFSTR_FILENAME', 'shlobj.h#CFSTR'],
  },
  {
    name: 'FileNameW',
    family: 'files',
    title: 'The path of one file in UTF-16',
    identity: { kind: 'registered', name: 'FileNameW' },
    encoding: 'UTF-16LE.',
    terminator: 'two zero bytes',
    ownership,
    layouts: [],
    sources: ['shell-clipboard#CFSTR_FILENAME', 'shlobj.h#CFSTR'],
  },
  {
    name: 'Preferred DropEffect',
    family: 'files',
    title: 'Whether the source would have its data copied, moved or linked',
    identity: { kind: 'registered', name: 'Preferred DropEffect' },
    encoding: 'DROPEFFECT_ bits in 32 bits, little end first.',
    terminator: null,
    ownership: 'The block holds a number and names nothing.',
    layouts: [],
    sources: ['shell-clipboard#CFSTR_PREFERREDDROPEFFECT', 'shlobj.h#CFSTR', 'dropeffect#constants'],
  },
];
