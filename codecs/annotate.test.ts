import fc from 'fast-check';
import { type Either, isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type StructureLayout, structureNames, structures } from '../spec/structures.js';
import { platforms } from '../spec/types.js';
import { type Annotation, annotateBlock } from './annotate.js';
import { type CodecError, formatError } from './kernel/errors.js';
import { formatHex } from './kernel/hex.js';
import { type AnnotatedRow, maxRows } from './kernel/rows.js';
import { findFormat, formats } from './registry.js';
import { windows1251 } from './text/index.js';

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

function rowsOf(result: Either<CodecError, Annotation>): readonly AnnotatedRow[] {
  if (isLeft(result)) throw new Error(formatError(result.left));
  return result.right.rows;
}

const brief = (rows: readonly AnnotatedRow[]) => rows.map(({ field, value }) => `${field}=${value}`);

test('a DATA block with text in it', () => {
  const block = Uint8Array.of(0x00, 0xb0, 0x01, 0x00, 0x34, 0x32, 0x00, 0xcc);
  assert.equal(brief(rowsOf(annotateBlock('DDEDATA', block))), [
    'flags=0xB000',
    'flags.unused=0',
    'flags.fResponse=1',
    'flags.fRelease=1',
    'flags.reserved=0',
    'flags.fAckReq=1',
    'cfFormat=1',
    'Value=4 bytes',
    'Value.text="42"',
    'Value.terminator=0',
    'Value.rest=1 byte',
  ]);
});

test('reserved bits that are set are pointed out, others are not', () => {
  const rows = rowsOf(annotateBlock('DDEACK', Uint8Array.of(0x07, 0x81)));
  assert.equal(
    rows.filter((row) => row.meaning.includes('yet set')).map((row) => row.field),
    ['flags.reserved'],
  );
  assert.equal(brief(rows), [
    'flags=0x8107',
    'flags.bAppReturnCode=7',
    'flags.reserved=1',
    'flags.fBusy=0',
    'flags.fAck=1',
  ]);
});

test('a handle has the width of the platform', () => {
  const block = Uint8Array.of(0, 0x20, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8);
  const handles = platforms.map((platform) => brief(rowsOf(annotateBlock('DDEPOKE', block, { platform }))).at(-1));
  assert.equal(handles, ['Value.handle=0x0201', 'Value.handle=0x04030201', 'Value.handle=0x0807060504030201']);
  assert.is(
    brief(rowsOf(annotateBlock('DDEPOKE', block.subarray(0, 11), { platform: 'win64' }))).at(-1),
    'Value.handle=none',
  );
});

test('texts, with and without their terminator', () => {
  assert.equal(brief(rowsOf(annotateBlock('CF_TEXT', Uint8Array.of(0xc4, 0xe0), { codePage: windows1251 }))), [
    'text="Да"',
    'terminator=none',
  ]);
  assert.equal(brief(rowsOf(annotateBlock('CF_UNICODETEXT', Uint8Array.of(0x41, 0, 0, 0, 9)))), [
    'text="A"',
    'terminator=0',
    'rest=1 byte',
  ]);
});

test('a command string', () => {
  assert.equal(brief(rowsOf(annotateBlock('execute', ascii('[open("[[a]]",b)][quit]\0')))), [
    'text="[open(\\"[[a]]\\",b)][quit]"',
    'terminator=0',
    'profiles=current, old, msdn, progman',
    'command 1="open"',
    'command 1.1="[[a]]"',
    'command 1.2="b"',
    'command 2="quit"',
  ]);
  const wrong = annotateBlock('execute-unicode', Uint8Array.of(0x5b, 0, 0x5d, 0, 0, 0));
  assert.is(isLeft(wrong) ? wrong.left.offset : -1, 2);
});

test('the rows of a structure cover its bytes once', () => {
  for (const name of structureNames) {
    const layout: StructureLayout = structures[name];
    fc.assert(
      fc.property(fc.uint8Array({ minLength: layout.headerSize, maxLength: 12 }), (bytes) => {
        const rows = rowsOf(annotateBlock(name, bytes)).filter((row) => row.length > 0 && !row.field.includes('.'));
        assert.is(rows.map((row) => row.bytes).join(' '), formatHex(bytes));
      }),
    );
  }
});

test('any bytes as anything: rows or an error that names its place', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...formats.map(({ name }) => name)),
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.string().map((text) => ascii(`[${text}]\0`)),
      ),
      fc.constantFrom(...platforms),
      (kind, bytes, platform) => {
        const result = annotateBlock(kind, bytes, { platform });
        if (isRight(result)) assert.ok(result.right.rows.every((row) => row.offset <= bytes.length));
        else assert.ok((result.left.offset ?? 0) >= 0 && (result.left.offset ?? 0) <= bytes.length);
      },
    ),
    { numRuns: 1000 },
  );
});

test('long blocks: the rows stay few', () => {
  const long = new Uint8Array(1 << 20).fill(0x41);
  for (const kind of ['DDEDATA', 'CF_TEXT', 'CF_UNICODETEXT']) {
    const rows = rowsOf(annotateBlock(kind, long));
    assert.ok(rows.length < 20);
    assert.ok(rows.every((row) => row.bytes.length < 60 && row.value.length < 100));
  }
  const commands = (count: number) => rowsOf(annotateBlock('execute', ascii(`${'[a]'.repeat(count)}\0`))).length - 3;
  assert.is(commands(maxRows - 1), maxRows - 1);
  assert.is(commands(maxRows), maxRows);
  assert.is(commands(maxRows + 1), maxRows + 1);
  assert.is(commands(100 * maxRows), maxRows + 1);
});

test('formats by name', () => {
  const found = findFormat('ddedata');
  assert.is(isRight(found) ? found.right.name : '', 'DDEDATA');
  assert.ok(isLeft(findFormat('DDE')));
  assert.ok(isLeft(annotateBlock('__proto__', new Uint8Array(0))));
});

test.run();
