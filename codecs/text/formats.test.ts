import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { annotateBlock } from '../annotate.js';
import type { CodePage } from '../kernel/code-page.js';
import { maxRows } from '../kernel/rows.js';
import { CfLocale, joinLCID, makeCfLocale, readCfLocale } from './cf-locale.js';
import { ibm866, koi8R, windows932, windows1251, windows1252 } from './code-pages/index.js';

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

function findingsOf(format: string, bytes: Uint8Array, codePage: CodePage = windows1252) {
  const result = annotateBlock(format, bytes, { codePage });
  if (isLeft(result)) throw new Error(`${format} can be read`);
  return result.right.findings.map(({ rule, offset }) => [rule, offset]);
}

test('CF_LOCALE: all 32 bits come back, and bytes too', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), (lcid) => {
      assert.is(joinLCID(makeCfLocale(lcid)), lcid);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
      const value = CfLocale.decode(bytes);
      assert.is(isRight(value), bytes.length >= 4);
      if (isLeft(value)) return;
      assert.ok(CfLocale.is(value.right));
      assert.equal(CfLocale.encode(value.right), bytes);
    }),
  );
  assert.is(joinLCID(makeCfLocale(0xffffffff)), 0xffffffff);
});

test('CF_LOCALE: what is no value', () => {
  const good = makeCfLocale(0x0409);
  assert.ok(CfLocale.is(good));
  for (const bad of [
    { ...good, primaryLanguage: 0x400 },
    { ...good, sublanguage: 64 },
    { ...good, sortId: 16 },
    { ...good, reserved: 0x1000 },
    { ...good, reserved: -0 },
    { ...good, sortId: 0.5 },
    { ...good, rest: undefined },
    null,
  ]) {
    assert.not(CfLocale.is(bad));
  }
  const short = readCfLocale(Uint8Array.of(1, 2, 3));
  assert.ok(isLeft(short) && short.left.offset === 3);
});

test('CF_LOCALE: the rows say which code pages it means', () => {
  const result = annotateBlock('CF_LOCALE', Uint8Array.of(0x19, 0x04, 0, 0));
  assert.ok(isRight(result));
  assert.match(result.right.rows[0]?.meaning ?? '', /1251.*866/);
});

test('findings of text stand where the byte does', () => {
  assert.equal(findingsOf('CF_TEXT', latin('a\r\nb\r\n\0')), []);
  assert.equal(findingsOf('CF_TEXT', latin('a\r\nb\n\0')), [['DDE-TEXT-002', 4]]);
  assert.equal(findingsOf('CF_TEXT', latin('a\r')), [
    ['DDE-TEXT-002', 1],
    ['DDE-TEXT-001', 2],
  ]);
  assert.equal(findingsOf('CF_TEXT', Uint8Array.of(0x95, 0x5c, 0x0a, 0), windows932), [['DDE-TEXT-002', 2]]);
  assert.equal(findingsOf('CF_TEXT', Uint8Array.of(0x95, 0x5c, 0x81, 0), windows932), [['DDE-TEXT-006', 3]]);
  assert.equal(findingsOf('CF_TEXT', Uint8Array.of(0x81, 0), windows1252), []);
  assert.equal(findingsOf('CF_UNICODETEXT', latin('a\0\n\0\0\0')), [['DDE-TEXT-002', 2]]);
  assert.equal(findingsOf('CF_UNICODETEXT', latin('a\0b')), [
    ['DDE-TEXT-005', 2],
    ['DDE-TEXT-001', 3],
  ]);
});

test('findings of tables', () => {
  assert.equal(findingsOf('tab-text', latin('1\t2\r\n\0')), []);
  assert.equal(findingsOf('tab-text', latin('"a\nb"\n\0')), [['DDE-TABTEXT-001', 5]]);
  assert.equal(findingsOf('Csv', latin('a"b,c\n1')), [
    ['DDE-CSV-004', 1],
    ['DDE-CSV-002', 5],
    ['DDE-CSV-001', 7],
  ]);
});

test('CF_OEMTEXT is in the OEM code page that goes with an ANSI one', () => {
  const text = (codePage: CodePage) => {
    const result = annotateBlock('CF_OEMTEXT', Uint8Array.of(0x84, 0), { codePage });
    return isRight(result) ? result.right.rows[0]?.value : undefined;
  };
  assert.is(text(windows1251), '"Д"');
  assert.is(text(ibm866), '"Д"');
  assert.is(text(windows1252), '"ä"');
  assert.is(text(koi8R), '"└"');
});

test('a long table has rows to a bound', () => {
  const result = annotateBlock('tab-text', latin('\n'.repeat(5000)));
  assert.ok(isRight(result));
  assert.ok(result.right.rows.length <= maxRows + 5);
});

test.run();
