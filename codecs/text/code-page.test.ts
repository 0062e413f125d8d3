import fc from 'fast-check';
import { isLeft, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type CodePage, codePages, decodeAnsi, encodeAnsi, findCodePage, findUnencodable } from './code-page.js';

const pages = Object.keys(codePages) as CodePage[];
const doublePages: readonly CodePage[] = ['windows-932', 'windows-936', 'windows-949', 'windows-950'];
const allBytes = Uint8Array.from({ length: 256 }, (_, i) => i);
const hex = (...digits: string[]) =>
  Uint8Array.from(digits.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

for (const page of pages) {
  const double = doublePages.includes(page);

  test(`${page}: ASCII is ASCII`, () => {
    const lower = allBytes.subarray(0, 128);
    assert.is(decodeAnsi(lower, page), String.fromCharCode(...lower));
    assert.equal(encodeAnsi(String.fromCharCode(...lower), page), lower);
    assert.is(findUnencodable(String.fromCharCode(...lower), page), -1);
  });

  if (!double) {
    test(`${page}: 256 bytes have 256 characters`, () => {
      const text = decodeAnsi(allBytes, page);
      assert.is(text.length, 256);
      assert.is(new Set(text).size, 256);
      assert.is(Array.from(allBytes, (byte) => decodeAnsi(Uint8Array.of(byte), page)).join(''), text);
      assert.equal(encodeAnsi(text, page), allBytes);
    });
  }

  test(`${page}: bytes come back, and so do texts`, () => {
    // Many lead bytes, and trail bytes at the edges of their ranges.
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x40, 0x5c, 0x7e, 0x7f, 0x80, 0x81, 0xa0, 0xa1, 0xed, 0xfe, 0xff),
    );
    const some = fc.array(byte, { maxLength: 24 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(some, (bytes) => {
        const text = decodeAnsi(bytes, page);
        assert.is(findUnencodable(text, page), -1);
        assert.equal(encodeAnsi(text, page), bytes);
      }),
    );
    const unit = fc.oneof(
      fc.constantFrom(...decodeAnsi(allBytes, page)),
      fc.integer({ min: 0xf6f0, max: 0xf810 }).map((code) => String.fromCharCode(code)),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const again = decodeAnsi(encodeAnsi(text, page), page);
        assert.is(findUnencodable(text, page) < 0, again === text);
      }),
    );
  });
}

for (const page of doublePages) {
  test(`${page}: every pair comes back, by itself and before a letter`, () => {
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (let trail = 0; trail < 0x100; trail++) {
        const bytes = Uint8Array.of(lead, trail, 0x41);
        const text = decodeAnsi(bytes, page);
        if (encodeAnsi(text, page).join() !== bytes.join() || findUnencodable(text, page) >= 0) {
          assert.unreachable(`${lead} ${trail}`);
        }
      }
    }
  });

  test(`${page}: nothing below 0x40 is ever a trail byte`, () => {
    for (const after of ['\0', '\t', '\r', '\n', '"', ',', '0']) {
      for (let lead = 0x80; lead < 0x100; lead++) {
        const text = decodeAnsi(Uint8Array.of(lead, after.charCodeAt(0)), page);
        assert.is(text.length, 2);
        assert.is(text[1], after);
      }
    }
  });
}

test('characters of double-byte code pages', () => {
  assert.is(decodeAnsi(hex('93FA 967B'.replace(' ', '')), 'windows-932'), '日本');
  assert.is(decodeAnsi(hex('D6D0B9FA'), 'windows-936'), '中国');
  assert.is(decodeAnsi(hex('C7D1B1DB'), 'windows-949'), '한글');
  assert.is(decodeAnsi(hex('A4A4B0EA'), 'windows-950'), '中國');
  // The trail byte is the code of a backslash.
  assert.is(decodeAnsi(hex('955C'), 'windows-932'), '表');
  assert.is(decodeAnsi(hex('B1'), 'windows-932'), 'ｱ');
  assert.is(decodeAnsi(hex('80'), 'windows-936'), '€');
});

test('user-defined characters are private-use characters', () => {
  const cases = [
    ['windows-932', 'F040', '\ue000'],
    ['windows-932', 'F9FC', '\ue757'],
    ['windows-936', 'AAA1', '\ue000'],
    ['windows-936', 'FEA0', '\ue864'],
    ['windows-949', 'FEFE', '\ue0bb'],
    ['windows-950', 'FA40', '\ue000'],
    ['windows-950', 'C6A1', '\uf6b1'],
    ['windows-950', 'C770', '\uf73f'],
    ['windows-950', 'C8FE', '\uf848'],
  ] as const;
  for (const [page, code, char] of cases) {
    assert.is(decodeAnsi(hex(code), page), char, `${page} ${code}`);
    assert.equal(encodeAnsi(char, page), hex(code), `${page} ${code}`);
  }
});

test('what has no character of its own becomes escapes', () => {
  const cases = [
    ['windows-1253', 'D2', '\uf7d2'],
    ['windows-932', 'A0', '\uf7a0'],
    ['windows-932', '41 81', 'A\uf781'],
    ['windows-932', '81 0D 0A', '\uf781\r\n'],
    ['windows-936', 'A1 7F', '\uf7a1\uf77f'],
    // NEC's code for a character that is written as FA5C.
    ['windows-932', 'ED 40', '\uf7ed\uf740'],
    // Windows: U+F740, which is an escape here.
    ['windows-950', 'C7 71', '\uf7c7\uf771'],
  ] as const;
  for (const [page, code, text] of cases) {
    const bytes = hex(code.replaceAll(' ', ''));
    assert.is(decodeAnsi(bytes, page), text, `${page} ${code}`);
    assert.equal(encodeAnsi(text, page), bytes, `${page} ${code}`);
  }
  // Escapes of bytes that are a character together, or of a byte that is one by itself.
  assert.is(findUnencodable('a\uf793\uf7fa', 'windows-932'), 1);
  assert.is(findUnencodable('\uf7ed@', 'windows-932'), 1);
  assert.is(findUnencodable('\uf7c0', 'windows-1251'), 0);
  assert.is(findUnencodable('\uf741', 'windows-932'), 0);
});

test('where Windows differs from the published tables', () => {
  assert.is(decodeAnsi(hex('25'), 'ibm864'), '%');
  assert.is(decodeAnsi(hex('AEBE'), 'koi8-u'), 'ўЎ');
  assert.is(decodeAnsi(hex('818D'), 'windows-1252'), '\u0081\u008d');
});

test('what a code page lacks', () => {
  assert.is(findUnencodable('aД', 'windows-1252'), 1);
  assert.is(findUnencodable('日€', 'windows-932'), 1);
  assert.equal(encodeAnsi('日€', 'windows-932'), hex('93FA3F'));
  assert.is(findUnencodable('\ud83d\ude00', 'windows-936'), 0);
});

test('code pages by name and number', () => {
  for (const name of ['windows-1251', 'Windows-1251', '1251', 'cp1251', 1251]) {
    assert.equal(findCodePage(name), right('windows-1251'));
  }
  assert.equal(findCodePage(936), right('windows-936'));
  assert.equal(findCodePage('cp437'), right('ibm437'));
  for (const name of ['shift_jis', '', 'utf-8', '65001', '0']) assert.ok(isLeft(findCodePage(name)), name);
});

test('a lead byte begins a pair, also where no character begins with it', () => {
  for (const [page, ...ranges] of [
    ['windows-932', [0x81, 0x9f], [0xe0, 0xfc]],
    ['windows-936', [0x81, 0xfe]],
    ['windows-949', [0x81, 0xfe]],
    ['windows-950', [0x81, 0xfe]],
  ] as const) {
    for (let byte = 0x80; byte < 0x100; byte++) {
      const lead = ranges.some(([first, last]) => byte >= first && byte <= last);
      assert.is(!decodeAnsi(Uint8Array.of(byte, 0x5d), page).endsWith(']'), lead, `${page} ${byte.toString(16)}`);
    }
  }
  assert.is(decodeAnsi(Uint8Array.of(0x85, 0x5d), 'windows-932'), '\uf785\uf75d');
});

test.run();
