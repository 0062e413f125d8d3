import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  CF_TEXT,
  CF_UNICODETEXT,
  formatKind,
  formatName,
  formatOfSystemName,
  formats,
  isByHandle,
  systemFormatName,
} from './predefined.js';

test('numbers and names are unique and lead to each other', () => {
  assert.is(new Set(formats.map((format) => format.value)).size, formats.length);
  for (const format of formats) {
    assert.is(formatName(format.value), format.name);
    assert.is(formatOfSystemName(systemFormatName(format.value) ?? ''), format.value);
  }
  assert.is(formatName(CF_TEXT), 'CF_TEXT');
  assert.is(formatName(CF_UNICODETEXT), 'CF_UNICODETEXT');
  assert.is(systemFormatName(CF_TEXT), 'TEXT');
});

test('the structure pages list fourteen formats, 1 to 14', () => {
  assert.equal(
    formats.filter((format) => format.inDdeHeaders).map((format) => format.value),
    Array.from({ length: 14 }, (_, i) => i + 1),
  );
});

test('pictures travel by handle, device-independent ones and text do not', () => {
  for (const value of [2, 3, 9, 14, 0x82, 0x83, 0x8e]) assert.ok(isByHandle(value), String(value));
  for (const value of [0, 1, 8, 13, 17, 0x81, 0xc000]) assert.not(isByHandle(value), String(value));
});

test('the ranges at their edges', () => {
  const cases = [
    [0, 'none'],
    [1, 'predefined'],
    [18, 'unassigned'],
    [0x1ff, 'unassigned'],
    [0x200, 'private'],
    [0x2ff, 'private'],
    [0x300, 'gdi'],
    [0x3ff, 'gdi'],
    [0x400, 'unassigned'],
    [0xbfff, 'unassigned'],
    [0xc000, 'registered'],
    [0xffff, 'registered'],
  ] as const;
  for (const [value, kind] of cases) assert.is(formatKind(value), kind, String(value));
  assert.is(formatName(0xc000), undefined);
  assert.is(formatOfSystemName('XlTable'), undefined);
});

test.run();
