/** The rules of records in shared memory. */
import { rule } from '../rule.js';

const seed = 'seed-delphi-shared-memory';
const inferred = { evidence: 'inferred' } as const;

export const recordsRules = [
  rule(
    'DDE-SHAREDDATA-001',
    'fact',
    'codec',
    'bytes',
    'TSharedData is a short string of at most 255 bytes, which takes 256, and an Integer of four bytes after it.',
    [seed, 'fpc-programmer#short-strings'],
    { evidence: 'inferred', errata: ['ERR-SHAREDDATA-NAME'] },
  ),
  rule(
    'DDE-SHAREDDATA-002',
    'fact',
    'codec',
    'bytes',
    'The first byte of a short string is its length in bytes; its characters follow, and the bytes after them mean nothing.',
    ['fpc-programmer#short-strings', 'fpc-reference#short-strings'],
  ),
  rule(
    'DDE-SHAREDDATA-003',
    'fact',
    'codec',
    'none',
    'The length of a short string is at most the declared maximum, and a longer text is cut when it is assigned.',
    ['fpc-reference#short-strings'],
  ),
  rule(
    'DDE-SHAREDDATA-004',
    'fact',
    'codec',
    'none',
    'A short string is in the code page of the system, which the record does not tell.',
    ['fpc-reference#code-pages'],
  ),
  rule(
    'DDE-SHAREDDATA-005',
    'fact',
    'codec',
    'bytes',
    'In a record that is not packed the Integer stands at a multiple of four bytes; after string[255] it does so packed as well.',
    ['fpc-programmer#record-alignment', seed],
    inferred,
  ),
  rule(
    'DDE-SHAREDDATA-006',
    'fact',
    'codec',
    'bytes',
    'With an array of 1025 Char in the place of the short string the text ends with a NUL, and a Char has one byte or two.',
    [seed, 'fpc-reference#char'],
    { evidence: 'contested', errata: ['ERR-SHAREDDATA-CHAR'] },
  ),
];
