/** The formats of records in shared memory. */
import { type RecordLayout, types } from '../layout.js';
import type { FormatSpec } from './format-spec.js';

const platforms = ['win32', 'win64'] as const;
const seed = 'seed-delphi-shared-memory';
const integer = { name: 'MyInt', type: types.i32, meaning: 'the number' } as const;

/** As the unit declares it: `string[255]` and `Integer`. Packed or not makes no difference. */
const sharedDataLayout = {
  name: 'TSharedData',
  platforms,
  fields: [
    { name: 'MyStr', type: { kind: 'bytes', count: 256 }, meaning: 'short string: its length and its bytes' },
    integer,
  ],
  sources: [seed, 'fpc-programmer#short-strings'],
} as const satisfies RecordLayout;

/** As a comment of the unit declares it, where a Char has one byte: `array [0..1024] of AnsiChar`. */
export const sharedDataAnsiLayout = {
  name: 'TSharedDataAnsi',
  platforms,
  fields: [{ name: 'MyStr', type: { kind: 'ansi', count: 1025 }, meaning: 'text' }, integer],
  sources: [seed],
} as const satisfies RecordLayout;

/** As a comment of the unit declares it, where a Char has two bytes: `array [0..1024] of WideChar`. */
export const sharedDataWideLayout = {
  name: 'TSharedDataWide',
  platforms,
  fields: [{ name: 'MyStr', type: { kind: 'wide', count: 1025 }, meaning: 'text' }, integer],
  sources: [seed],
} as const satisfies RecordLayout;

const ownership = 'Whoever made the mapping and whoever opened it share the bytes; a mutex has to guard them.';
const where = 'a named file mapping';

export const recordsFormats: readonly FormatSpec[] = [
  {
    name: 'TSharedData',
    family: 'records',
    title: 'A short string and a number in shared memory',
    identity: { kind: 'context', where },
    encoding: 'A record of Delphi: a short string in the code page of the system and an Integer, little end first.',
    terminator: null,
    ownership,
    layouts: [sharedDataLayout],
    sources: sharedDataLayout.sources,
  },
  {
    name: 'TSharedDataAnsi',
    family: 'records',
    title: 'An array of AnsiChar and a number in shared memory',
    identity: { kind: 'context', where },
    encoding: 'A record of Delphi, not packed: 1025 bytes of ANSI text and an Integer, little end first.',
    terminator: 'NUL',
    ownership,
    layouts: [sharedDataAnsiLayout],
    sources: sharedDataAnsiLayout.sources,
  },
  {
    name: 'TSharedDataWide',
    family: 'records',
    title: 'An array of WideChar and a number in shared memory',
    identity: { kind: 'context', where },
    encoding: 'A record of Delphi, not packed: 1025 units of UTF-16LE and an Integer, little end first.',
    terminator: 'NUL',
    ownership,
    layouts: [sharedDataWideLayout],
    sources: sharedDataWideLayout.sources,
  },
];
