import fc from 'fast-check';
import { isLeft, right } from 'fp-ts/lib/Either.js';
import moreTables from 'iconv-lite/encodings/sbcs-data.js';
import tables from 'iconv-lite/encodings/sbcs-data-generated.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CodePage } from '../../kernel/code-page.js';
import {
  codePages,
  findCodePage,
  ibm437,
  ibm864,
  koi8U,
  windows932,
  windows936,
  windows949,
  windows950,
  windows1251,
  windows1252,
  windows1253,
} from './index.js';

const doublePages: readonly CodePage[] = [windows932, windows936, windows949, windows950];
const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const hex = (...digits: string[]) =>
  Uint8Array.from(digits.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

for (const page of codePages) {
  const double = doublePages.includes(page);

  test(`${page.name}: ASCII is ASCII`, () => {
    const lower = allBytes.subarray(0, 128);
    assert.is(page.decode(lower), String.fromCharCode(...lower));
    assert.equal(page.encode(String.fromCharCode(...lower)), lower);
    assert.is(page.findUnencodable(String.fromCharCode(...lower)), -1);
  });

  if (!double) {
    test(`${page.name}: 256 bytes have 256 characters`, () => {
      const text = page.decode(allBytes);
      assert.is(text.length, 256);
      assert.is(new Set(text).size, 256);
      assert.is(Array.from(allBytes, (byte) => page.decode(Uint8Array.of(byte))).join(''), text);
      assert.equal(page.encode(text), allBytes);
    });
  }

  test(`${page.name}: bytes come back, and so do texts`, () => {
    // Many lead bytes, and trail bytes at the edges of their ranges.
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x40, 0x5c, 0x7e, 0x7f, 0x80, 0x81, 0xa0, 0xa1, 0xed, 0xfe, 0xff),
    );
    const some = fc.array(byte, { maxLength: 24 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(some, (bytes) => {
        const text = page.decode(bytes);
        assert.is(page.findUnencodable(text), -1);
        assert.equal(page.encode(text), bytes);
      }),
    );
    const unit = fc.oneof(
      fc.constantFrom(...page.decode(allBytes)),
      fc.integer({ min: 0xf6f0, max: 0xf810 }).map((code) => String.fromCharCode(code)),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const again = page.decode(page.encode(text));
        assert.is(page.findUnencodable(text) < 0, again === text);
      }),
    );
  });
}

for (const page of doublePages) {
  test(`${page.name}: every pair comes back, by itself and before a letter`, () => {
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (let trail = 0; trail < 0x100; trail++) {
        const bytes = Uint8Array.of(lead, trail, 0x41);
        const text = page.decode(bytes);
        if (page.encode(text).join() !== bytes.join() || page.findUnencodable(text) >= 0) {
          assert.unreachable(`${lead} ${trail}`);
        }
      }
    }
  });

  test(`${page.name}: nothing below 0x40 is ever a trail byte`, () => {
    for (const after of ['\0', '\t', '\r', '\n', '"', ',', '0']) {
      for (let lead = 0x80; lead < 0x100; lead++) {
        const text = page.decode(Uint8Array.of(lead, after.charCodeAt(0)));
        assert.is(text.length, 2);
        assert.is(text[1], after);
      }
    }
  });
}

/** The characters that iconv-lite has for the upper half of a code page. */
function charsOf(number: number): string {
  for (const name of [`windows${number}`, `cp${number}`, String(number)]) {
    let entry = tables[name] ?? moreTables[name];
    if (typeof entry === 'string') entry = tables[entry] ?? moreTables[entry];
    if (typeof entry === 'object' && entry !== null && 'chars' in entry) return String(entry.chars).slice(-128);
  }
  throw new Error(`iconv-lite has no code page ${number}`);
}

/** Where Windows disagrees with iconv-lite: ERR-CODE-PAGE-UKRAINIAN. That of ERR-CODE-PAGE-ARABIC is in the lower half. */
const corrections: ReadonlyMap<string, string> = new Map([
  ['koi8-u AE', '\u045e'],
  ['koi8-u BE', '\u040e'],
]);

for (const page of codePages.filter((each) => !doublePages.includes(each))) {
  test(`${page.name}: the characters are those of iconv-lite, where it is right`, () => {
    const chars = charsOf(page.number);
    for (let byte = 0x80; byte < 0x100; byte++) {
      const known = corrections.get(`${page.name} ${byte.toString(16).toUpperCase()}`) ?? chars.charAt(byte - 0x80);
      const expected = known !== '\ufffd' ? known : String.fromCharCode(byte < 0xa0 ? byte : 0xf700 + byte);
      assert.is(page.decode(Uint8Array.of(byte)), expected, byte.toString(16));
    }
  });
}

test('characters of double-byte code pages', () => {
  assert.is(windows932.decode(hex('93FA 967B'.replace(' ', ''))), '日本');
  assert.is(windows936.decode(hex('D6D0B9FA')), '中国');
  assert.is(windows949.decode(hex('C7D1B1DB')), '한글');
  assert.is(windows950.decode(hex('A4A4B0EA')), '中國');
  // The trail byte is the code of a backslash.
  assert.is(windows932.decode(hex('955C')), '表');
  assert.is(windows932.decode(hex('B1')), 'ｱ');
  assert.is(windows936.decode(hex('80')), '€');
});

test('user-defined characters are private-use characters', () => {
  const cases = [
    [windows932, 'F040', '\ue000'],
    [windows932, 'F9FC', '\ue757'],
    [windows936, 'AAA1', '\ue000'],
    [windows936, 'FEA0', '\ue864'],
    [windows949, 'FEFE', '\ue0bb'],
    [windows950, 'FA40', '\ue000'],
    [windows950, 'C6A1', '\uf6b1'],
    [windows950, 'C770', '\uf73f'],
    [windows950, 'C8FE', '\uf848'],
  ] as const;
  for (const [page, code, char] of cases) {
    assert.is(page.decode(hex(code)), char, `${page.name} ${code}`);
    assert.equal(page.encode(char), hex(code), `${page.name} ${code}`);
  }
});

test('what has no character of its own becomes escapes', () => {
  const cases = [
    [windows1253, 'D2', '\uf7d2'],
    [windows932, 'A0', '\uf7a0'],
    [windows932, '41 81', 'A\uf781'],
    [windows932, '81 0D 0A', '\uf781\r\n'],
    [windows936, 'A1 7F', '\uf7a1\uf77f'],
    // NEC's code for a character that is written as FA5C.
    [windows932, 'ED 40', '\uf7ed\uf740'],
    // Windows: U+F740, which is an escape here.
    [windows950, 'C7 71', '\uf7c7\uf771'],
  ] as const;
  for (const [page, code, text] of cases) {
    const bytes = hex(code.replaceAll(' ', ''));
    assert.is(page.decode(bytes), text, `${page.name} ${code}`);
    assert.equal(page.encode(text), bytes, `${page.name} ${code}`);
  }
  // Escapes of bytes that are a character together, or of a byte that is one by itself.
  assert.is(windows932.findUnencodable('a\uf793\uf7fa'), 1);
  assert.is(windows932.findUnencodable('\uf7ed@'), 1);
  assert.is(windows1251.findUnencodable('\uf7c0'), 0);
  assert.is(windows932.findUnencodable('\uf741'), 0);
});

test('where Windows differs from the published tables', () => {
  assert.is(ibm864.decode(hex('25')), '%');
  assert.is(koi8U.decode(hex('AEBE')), 'ўЎ');
  assert.is(windows1252.decode(hex('818D')), '\u0081\u008d');
});

test('what a code page lacks', () => {
  assert.is(windows1252.findUnencodable('aД'), 1);
  assert.is(windows932.findUnencodable('日€'), 1);
  assert.equal(windows932.encode('日€'), hex('93FA3F'));
  assert.is(windows936.findUnencodable('\ud83d\ude00'), 0);
});

test('code pages by name and number', () => {
  for (const name of ['windows-1251', 'Windows-1251', '1251', 'cp1251', 1251]) {
    assert.equal(findCodePage(name), right(windows1251));
  }
  assert.equal(findCodePage(936), right(windows936));
  assert.equal(findCodePage('cp437'), right(ibm437));
  for (const name of ['shift_jis', '', 'utf-8', '65001', '0']) assert.ok(isLeft(findCodePage(name)), name);
});

test('a lead byte begins a pair, also where no character begins with it', () => {
  for (const [page, ...ranges] of [
    [windows932, [0x81, 0x9f], [0xe0, 0xfc]],
    [windows936, [0x81, 0xfe]],
    [windows949, [0x81, 0xfe]],
    [windows950, [0x81, 0xfe]],
  ] as const) {
    for (let byte = 0x80; byte < 0x100; byte++) {
      const lead = ranges.some(([first, last]) => byte >= first && byte <= last);
      assert.is(!page.decode(Uint8Array.of(byte, 0x5d)).endsWith(']'), lead, `${page.name} ${byte.toString(16)}`);
    }
  }
  assert.is(windows932.decode(Uint8Array.of(0x85, 0x5d)), '\uf785\uf75d');
});

test.run();
