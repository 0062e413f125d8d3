import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codePagesOfLocale, localeCodePages, oemCodePageOf, unicodeLocales } from './locale-code-pages.js';

test('no language and no locale stands twice', () => {
  for (const key of ['languages', 'locales'] as const) {
    const all = localeCodePages.flatMap((row) => row[key]);
    assert.is(new Set(all).size, all.length);
  }
  assert.not.ok(localeCodePages.some(({ locales }) => locales.some((lcid) => unicodeLocales.includes(lcid))));
});

test('known locales', () => {
  const cases = [
    [0x0409, 1252, 437],
    [0x0809, 1252, 850],
    [0x0407, 1252, 850],
    [0x10407, 1252, 850],
    [0x0419, 1251, 866],
    [0x0405, 1250, 852],
    [0x0404, 950, 950],
    [0x0804, 936, 936],
    [0x0411, 932, 932],
    [0x7c04, 950, 950],
    [0x041a, 1250, 852],
    [0x0c1a, 1251, 855],
    [0x6c1a, 1251, 855],
    [0x742c, 1251, 866],
    [0x0846, 1256, 720],
    [0x0450, 1251, 866],
  ] as const;
  for (const [lcid, ansi, oem] of cases) {
    const pages = codePagesOfLocale(lcid);
    assert.is(pages?.ansi, ansi, lcid.toString(16));
    assert.is(pages?.oem, oem, lcid.toString(16));
  }
  for (const lcid of [0x0439, ...unicodeLocales]) assert.is(codePagesOfLocale(lcid), undefined, lcid.toString(16));
  assert.is(codePagesOfLocale(0), undefined);
});

test('the usual OEM code page', () => {
  assert.is(oemCodePageOf(1252), 850);
  assert.is(oemCodePageOf(932), 932);
  assert.is(oemCodePageOf(866), 866);
});

test.run();
