import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ExecuteProfile, executeExamples, executeProfiles } from '../../spec/execute.js';
import type { FormatOptions } from '../kernel/context.js';
import { formatError, orThrow } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { typeOf } from '../kernel/io-ts.js';
import { windows932, windows1251, windows1252 } from '../text/index.js';
import { writeWideBlock } from '../text/text-block.js';
import { readExecuteBlock } from './block.js';
import type { ExecuteParameter } from './command.js';
import { Execute, ExecuteUnicode } from './execute.js';
import {
  ExecuteString,
  makeExecuteCommand,
  makeExecuteParameter,
  readExecuteString,
  writeExecuteString,
} from './execute-string.js';
import { parseByGrammar } from './grammar.js';
import { compareForms, compareProfiles } from './profiles.js';

const decode = (source: string, profile: ExecuteProfile = 'current') => readExecuteString(source, { profile });
const encode = (value: ExecuteString, profile: ExecuteProfile = 'current') => writeExecuteString(value, { profile });
const stringType = (profile: ExecuteProfile = 'current') => typeOf(ExecuteString, { profile });

const messageOf = (source: string, profile: ExecuteProfile = 'current'): string => {
  const result = decode(source, profile);
  return isLeft(result) ? formatError(result.left) : 'accepted';
};

test('the examples: which profiles accept them', () => {
  for (const { text, accepts } of executeExamples) assert.equal(compareProfiles(text).accepts, accepts, text);
});

test('what the examples mean', () => {
  assert.equal(orThrow(decode('[connect][download(query1,results.txt)][disconnect]')).commands, [
    makeExecuteCommand('connect'),
    makeExecuteCommand('download', 'query1', 'results.txt'),
    makeExecuteCommand('disconnect'),
  ]);
  assert.equal(orThrow(decode('[quote_case("This is a "" character")]')).commands, [
    makeExecuteCommand('quote_case', 'This is a " character'),
  ]);
  const both = compareForms('[bracket_or_paren_case("(())s or [[]]s should be no problem.")]');
  assert.ok(both.ambiguous);
  assert.is(orThrow(both.old).commands[0]?.parameters?.[0]?.text, '()s or []s should be no problem.');
  assert.is(orThrow(both.current).commands[0]?.parameters?.[0]?.text, '(())s or [[]]s should be no problem.');
  assert.not(compareForms('[a("b")]').ambiguous);
});

test('no list, an empty list, empty parameters and mixed ones', () => {
  const list = (source: string) => orThrow(decode(source)).commands[0]?.parameters;
  assert.is(list('[a]'), undefined);
  assert.equal(list('[a()]'), []);
  assert.equal(list('[a("")]'), [{ text: '', quoted: true }]);
  assert.equal(list('[a(,)]'), [
    { text: '', quoted: false },
    { text: '', quoted: false },
  ]);
  assert.equal(list('[a(x="1,2",[3])]'), [
    { text: 'x="1,2"', quoted: false },
    { text: '[3]', quoted: false },
  ]);
  assert.equal(list('[a( b , "c" )]'), [
    { text: ' b ', quoted: false },
    { text: 'c', quoted: true },
  ]);
});

test('blanks that are read and not printed', () => {
  const source = ' [a]\r\n\t[b ( "c" ,d) ] ';
  assert.is(encode(orThrow(decode(source))), '[a][b("c",d)]');
  assert.is(messageOf('[ a]'), 'command string at line 1, column 2: expected an opcode, found " "');
});

test('what is wrong, and where', () => {
  const cases = [
    ['', 'line 1, column 1: expected "[", found the end of the string'],
    ['connect', 'line 1, column 1: expected "[", found "c"'],
    ['[]', 'line 1, column 2: expected an opcode, found "]"'],
    ['[[connect]]', 'line 1, column 2: expected an opcode, found "["'],
    ['[connect', 'line 1, column 9: expected "(" or "]", found the end of the string'],
    ['[open file]', 'line 1, column 7: expected "(" or "]", found "f"'],
    ['[open,file]', 'line 1, column 6: expected "(" or "]", found ","'],
    ['[open(file]', 'line 1, column 12: expected "," or ")", found the end of the string'],
    ['[open(f(x))]', 'line 1, column 8: expected "," or ")", found "("'],
    ['[open("file)]', 'line 1, column 14: expected a closing quotation mark, found the end of the string'],
    ['[open(file)', 'line 1, column 12: expected "]", found the end of the string'],
    ['[a]\n[b] c', 'line 2, column 5: expected "[" or the end of the string, found "c"'],
    ['[a]\0', 'line 1, column 4: expected no NUL inside the string, found "\\u0000"'],
    ['[😀]😀', 'line 1, column 5: expected "[" or the end of the string, found "😀"'],
  ] as const;
  for (const [source, message] of cases) assert.is(messageOf(source), `command string at ${message}`, source);
  assert.is(
    messageOf('[a("(x)")]', 'old'),
    'command string at line 1, column 6: expected a second "(", as the old rules double it, found "x"',
  );
});

const shards = fc.constantFrom(
  '[',
  ']',
  '(',
  ')',
  ',',
  '"',
  '""',
  ' ',
  '\t',
  '\n',
  'a',
  'é',
  '[a]',
  '[a(b)]',
  '("',
  '")]',
  '((',
  '))',
  '[[',
  '\\',
  '.',
  ']]',
);
const almost = fc.array(shards, { maxLength: 24 }).map((parts) => parts.join(''));
const profiles = fc.constantFrom(...executeProfiles);

const text = fc.string({ unit: shards, maxLength: 6 });
const someParameter: fc.Arbitrary<ExecuteParameter> = text.map((any) => ({ text: any, quoted: true }));
const opcode = fc.string({ unit: fc.constantFrom('a', 'B', '_', '\t', '\n', 'é', '😀'), minLength: 1, maxLength: 5 });
const bare = fc.string({ unit: fc.constantFrom('a', ' ', '[', ']', '\n', 'é'), minLength: 1, maxLength: 5 });
const value: fc.Arbitrary<ExecuteString> = fc.record(
  {
    commands: fc.array(
      fc.record(
        {
          opcode,
          parameters: fc.option(
            fc.array(
              fc.oneof(
                someParameter,
                bare.map((any) => ({ text: any, quoted: false })),
              ),
              { maxLength: 3 },
            ),
            { nil: undefined },
          ),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  },
  { noNullPrototype: true },
);
/** A well-formed string with one character gone, added or changed. */
const damaged = fc.tuple(value, profiles, fc.nat(), fc.nat(1), shards).map(([any, profile, at, drop, shard]) => {
  const source = encode(any, profile);
  const cut = at % (source.length + 1);
  return source.slice(0, cut) + shard + source.slice(cut + drop);
});

test('scanner and grammar agree: on acceptance, on the value, on the error', () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(fc.oneof(almost, damaged), profiles),
        fc.tuple(value, profiles).map(([any, profile]) => [encode(any, profile), profile] as const),
      ),
      ([source, profile]) => {
        const fast = decode(source, profile);
        if (isRight(fast)) accepted++;
        assert.equal(fast, parseByGrammar(source, profile));
      },
    ),
    { numRuns: 20_000 },
  );
  assert.ok(accepted > 2000, `only ${accepted} were well-formed`);
});

test('scanner and grammar agree on every short string', () => {
  const letters = [...'[](),"\\ .a\n'];
  const compare = (source: string): void => {
    for (const profile of executeProfiles)
      assert.equal(decode(source, profile), parseByGrammar(source, profile), `${source} by ${profile}`);
  };
  let strings = [''];
  for (let length = 0; length <= 3; length++) {
    for (const each of strings)
      for (const source of [each, `[a${each}`, `[a(${each})]`, `[a("${each}`]) compare(source);
    strings = strings.flatMap((each) => letters.map((letter) => each + letter));
  }
});

test('a value is one exactly if it comes back after encode and decode', () => {
  fc.assert(
    fc.property(value, profiles, (any, profile) => {
      const codec = stringType(profile);
      const back = codec.decode(codec.encode(any));
      assert.is(codec.is(any), isRight(back) && fc.stringify(back.right) === fc.stringify(any), codec.encode(any));
      if (profile === 'current' || profile === 'old') assert.ok(codec.is(any));
    }),
    { numRuns: 4000 },
  );
});

test('a string comes back after decode and encode, but for its blanks', () => {
  fc.assert(
    fc.property(fc.oneof(almost, damaged), profiles, (source, profile) => {
      const result = decode(source, profile);
      if (isLeft(result)) return;
      const canonical = encode(result.right, profile);
      assert.ok(stringType(profile).is(result.right), source);
      assert.equal(decode(canonical, profile), result);
      // What escapes and ignored rests become is for the tests of their profiles.
      if (profile === 'msdn' || profile === 'progman') return;
      if (!/[ \t\r\n]/.test(source)) assert.is(canonical, source);
      else assert.is(canonical.replace(/[ \t\r\n]/g, ''), source.replace(/[ \t\r\n]/g, ''));
    }),
    { numRuns: 2000 },
  );
});

test('the helpers quote when they must', () => {
  for (const each of ['a', 'a b', 'a.txt', 'c:\\x']) assert.not(makeExecuteParameter(each).quoted, each);
  for (const each of ['', ',', '(', ')', '[', ']', '"', ' a', 'a ']) assert.ok(makeExecuteParameter(each).quoted, each);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), profiles, (texts, profile) => {
      const parameters = texts.length === 0 ? undefined : texts.map((each) => makeExecuteParameter(each, { profile }));
      const one = { commands: [{ opcode: 'f', parameters }] };
      const canBeWritten =
        profile !== 'progman' ||
        texts.every((each) => !each.includes('"') || (!/[,()[\]]/.test(each) && !/^[ "]| $/.test(each)));
      assert.is(stringType(profile).is(one), canBeWritten);
      if (canBeWritten) assert.equal(decode(encode(one, profile), profile), right(one));
    }),
  );
});

test('what is no value: the printer still writes something well-formed', () => {
  const codec = stringType();
  for (const bad of [',', '(', '"', ' "a" ', '"']) {
    const any = { commands: [{ opcode: 'a', parameters: [{ text: bad, quoted: false }] }] };
    assert.not(codec.is(any), bad);
    assert.ok(isRight(codec.decode(codec.encode(any))), bad);
  }
  const alone = { commands: [{ opcode: 'a', parameters: [{ text: '', quoted: false }] }] };
  assert.not(codec.is(alone));
  assert.is(codec.encode(alone), '[a("")]');
  const hole = new Array(1);
  for (const any of [hole, { commands: hole }, { commands: [{ opcode: 'a', parameters: hole }] }]) {
    for (const profile of executeProfiles) assert.not(stringType(profile).is(any));
  }
  for (const any of [null, {}, { commands: [] }, { commands: [{ opcode: '' }] }, { commands: [{ opcode: 'a b' }] }]) {
    assert.not(codec.is(any));
  }
  fc.assert(fc.property(fc.anything(), (any) => typeof any === 'string' || isLeft(codec.decode(any))));
});

test('a profile that does not exist is told of', () => {
  const wrong = /profile: expected one of current, old, msdn, progman, found "progmam"/;
  const profile = 'progmam' as ExecuteProfile;
  for (const act of [
    () => decode('[a]', profile),
    () => encode({ commands: [] }, profile),
    () => makeExecuteParameter('a', { profile }),
    () => Execute.decode(Uint8Array.of(0x5b, 0x61, 0x5d, 0), { profile }),
  ]) {
    assert.throws(act, wrong);
  }
  assert.throws(() => decode('[a]', '__proto__' as ExecuteProfile), /profile: expected one of/);
});

test('any text gives a value or an error inside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), profiles, (source, profile) => {
      const result = decode(source, profile);
      if (isLeft(result)) assert.ok((result.left.offset ?? -1) >= 0 && (result.left.offset ?? 0) <= source.length);
    }),
  );
});

test('long inputs, well-formed or not', () => {
  const n = 100_000;
  const many = [
    ['[a]'.repeat(n), true],
    [`${'[a]'.repeat(n)}x`, false],
    [`[a(${'b,'.repeat(n)}b)]`, true],
    [`[a(${'b,'.repeat(n)}b)x]`, false],
    [`[a(${'""x'.repeat(n)}`, false],
    [`[a(${' "" '.repeat(n)})]`, true],
    [`[a("${'""'.repeat(n)}")]`, true],
    [`[a("${'x'.repeat(1 << 20)}`, false],
    [`[a("${'(('.repeat(n)}`, false],
    [`[${'a\t'.repeat(n)} x]`, false],
    [`[a]${' \t'.repeat(n)}x`, false],
    ['['.repeat(n), false],
    [`[a${'('.repeat(n)}`, false],
    [`[a(${'['.repeat(n)})]`, true],
    [`[a(${'[ '.repeat(n)}`, false],
    ['\n'.repeat(1 << 20), false],
  ] as const;
  for (const [source, wellFormed] of many) {
    for (const profile of executeProfiles) {
      const result = decode(source, profile);
      if (profile === 'current' || profile === 'old')
        assert.is(isRight(result), wellFormed, `${source.slice(0, 12)} ${profile}`);
    }
  }
});

const blocks: readonly (readonly [title: string, format: Format<Execute>, options: FormatOptions])[] = [
  ['windows-1252', Execute, {}],
  ['windows-1251', Execute, { codePage: windows1251 }],
  ['windows-932', Execute, { codePage: windows932 }],
  ['Unicode', ExecuteUnicode, {}],
];

for (const [title, format, options] of blocks) {
  const unicode = format.name === 'execute-unicode';

  test(`the text of a block in ${title}: what stands before the terminator, or an error at the end`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const block = readExecuteBlock(bytes, { ...options, unicode });
        if (isRight(block)) {
          const page = options.codePage ?? windows1252;
          const { text: written, rest } = block.right;
          const size = unicode ? 2 * written.length + 2 : page.measure(written) + 1;
          assert.equal(bytes.subarray(size), rest);
        } else {
          assert.is(block.left.offset, bytes.length);
          assert.ok(isLeft(format.decode(bytes, options)));
        }
      }),
    );
  });

  test(`a block in ${title}: commands come back`, () => {
    const type = typeOf(format, options);
    fc.assert(
      fc.property(value, profiles, fc.uint8Array({ maxLength: 4 }), ({ commands }, profile, rest) => {
        const own = { ...options, profile };
        const block = { commands, rest };
        if (!format.is(block, own)) return;
        assert.equal(format.decode(format.encode(block, own), own), right(block));
        if (profile === 'current') assert.equal(type.decode(type.encode(block)), right(block));
      }),
    );
  });
}

test('a block needs its terminator, and says where it ends', () => {
  assert.is(
    messageOfBlock(Uint8Array.of(0x5b, 0x61, 0x5d), Execute),
    'execute block at offset 3: expected a terminator of one zero byte, found the end of the block',
  );
  assert.is(
    messageOfBlock(Uint8Array.of(0x5b, 0, 0), ExecuteUnicode),
    'execute block at offset 3: expected a terminator of two zero bytes at an even offset, found the end of the block',
  );
  const block = orThrow(Execute.decode(Uint8Array.of(0x5b, 0xc4, 0x5d, 0, 7), { codePage: windows1251 }));
  assert.equal(block.commands, [makeExecuteCommand('Д')]);
  assert.equal(block.rest, Uint8Array.of(7));
});

test('an error in the text of a block has the offset of its byte', () => {
  const unicode = writeWideBlock({ text: '[a]b', terminated: true, rest: new Uint8Array(0) });
  const result = ExecuteUnicode.decode(unicode);
  assert.is(isLeft(result) ? result.left.offset : -1, 6);
  // Two characters of two bytes each stand before the error.
  const pairs = Uint8Array.of(0x5b, 0x93, 0xfa, 0x93, 0xfa, 0x5d, 0x62, 0);
  const japanese = Execute.decode(pairs, { codePage: windows932 });
  assert.is(isLeft(japanese) ? japanese.left.offset : -1, 6);
  assert.is(isLeft(japanese) ? japanese.left.column : -1, 5);
});

function messageOfBlock(bytes: Uint8Array, format: Format<Execute>): string {
  const result = format.decode(bytes);
  return isLeft(result) ? formatError(result.left) : 'accepted';
}

test.run();
