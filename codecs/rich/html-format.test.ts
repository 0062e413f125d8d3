import * as fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeHtmlText, HtmlFormat, makeHtmlFormat, readHtmlFormat, writeHtmlFormat } from '../index.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const findings = (bytes: Uint8Array) => {
  const read = readHtmlFormat(bytes);
  assert.ok(isRight(read));
  return HtmlFormat.findings(read.right, bytes);
};

test('what is written is read again, whatever the fragment holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string(), { nil: undefined }), (fragment, sourceUrl) => {
      const value = makeHtmlFormat({ fragment, ...(sourceUrl === undefined ? {} : { sourceUrl }) });
      const bytes = writeHtmlFormat(value);
      const read = readHtmlFormat(bytes);
      assert.ok(isRight(read));
      assert.equal(read.right, value);
      assert.ok(HtmlFormat.is(value));
      assert.equal(read.right.fragment, encode(fragment));
      if (!fragment.includes('<')) assert.equal(findings(bytes), []);
    }),
  );
});

test('any bytes give a value that comes back as the same bytes, or an error', () => {
  const valid = writeHtmlFormat(makeHtmlFormat({ fragment: '<b>é</b>', sourceUrl: 'https://example.org/' }));
  const mutated = fc
    .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 6 })
    .map((changes) => changes.reduce((bytes, [at, byte]) => bytes.with(at, byte), valid));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), mutated), (bytes) => {
      const read = readHtmlFormat(bytes);
      if (isLeft(read)) return;
      assert.equal(writeHtmlFormat(read.right), bytes);
      assert.ok(HtmlFormat.is(read.right));
      HtmlFormat.findings(read.right, bytes);
      HtmlFormat.rows(read.right, bytes);
    }),
    { numRuns: 2000 },
  );
});

test('a wrong offset is reported with what it is and what it should be', () => {
  const bytes = encode(
    'Version:1.0\nStartHTML:83\nEndHTML:130\nStartFragment:98\nEndFragment:109\n<html><!--StartFragment-->ab<!--EndFragment--></html>',
  );
  const wrong = findings(bytes).map(({ offset, expected, found }) => [offset, expected, found]);
  const at = (line: string): number => decodeHtmlText(bytes).indexOf(line) + line.indexOf(':') + 1;
  const start = decodeHtmlText(bytes).indexOf('ab');
  assert.equal(
    wrong.filter(([, expected]) => String(expected).includes('Fragment ')),
    [
      [at('StartFragment:98'), `StartFragment ${start}, where its comment ends`, '98'],
      [at('EndFragment:109'), `EndFragment ${start + 2}, where its comment starts`, '109'],
    ],
  );
});

test('what an offset may be depends on which one it is', () => {
  const header = (start: string, end: string) =>
    `Version:1.0\nStartHTML:-1\nEndHTML:-1\nStartFragment:${start}\nEndFragment:${end}\nx`;
  const expected = (text: string): string => {
    const read = readHtmlFormat(encode(text));
    return isLeft(read) ? read.left.expected : 'nothing';
  };
  assert.is(expected(header('-1', '9')), 'an offset in decimal digits');
  assert.is(expected(header('9', '5')), 'an offset of at most 5, as EndFragment is');
  assert.is(expected(header('9', '99')), 'an offset of at most 68, the length of the block');
  assert.is(expected('Version:1.0\nStartHTML:-2\n'), 'an offset in decimal digits, or -1');
  const inside = encode(header('5', '9'));
  assert.equal(findings(inside)[0], {
    rule: 'DDE-HTML-006',
    offset: 50,
    expected: 'StartFragment at least 66, where the header ends',
    found: '5',
  });
});

test('a value whose parts are not what its header says is none', () => {
  const value = makeHtmlFormat({ fragment: 'x' });
  assert.ok(!HtmlFormat.is({ ...value, fragment: encode('y') }));
  assert.ok(!HtmlFormat.is({ ...value, startHtml: 1 }));
  assert.ok(!HtmlFormat.is({ ...value, selection: encode('x') }));
  assert.ok(!HtmlFormat.is({ ...value, header: value.header.subarray(1) }));
  assert.ok(!HtmlFormat.is(null));
});

test('an address cannot start another line of the header', () => {
  const value = makeHtmlFormat({ fragment: 'x', sourceUrl: 'a\r\nStartFragment:0' });
  assert.is(value.sourceUrl, 'a%0D%0AStartFragment:0');
});

test('a header of a megabyte is read once, and its parts are views', () => {
  const lines = 'X:1\n'.repeat(1 << 18);
  const bytes = encode(`Version:1.0\n${lines}StartFragment:12\nEndFragment:15\n`);
  const read = readHtmlFormat(bytes);
  assert.ok(isRight(read));
  assert.is(decodeHtmlText(read.right.fragment), 'X:1');
  assert.is(read.right.fragment.buffer, bytes.buffer);
  assert.ok(HtmlFormat.rows(read.right, bytes).length < 1100);
});

test('the header is recognised, and text is not', () => {
  assert.ok(HtmlFormat.recognise(encode('Version:0.9\r\nStartHTML:1')) !== undefined);
  for (const text of ['', 'Version:0.9', 'Version: 2\nof the text', '<html>']) {
    assert.is(HtmlFormat.recognise(encode(text)), undefined);
  }
});

test.run();
