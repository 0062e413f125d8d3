import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ExecuteProfile } from '../../spec/execute.js';
import { formatError, orThrow } from '../kernel/errors.js';
import {
  ExecuteString,
  makeExecuteCommand,
  makeExecuteParameter,
  readExecuteString,
  writeExecuteString,
} from './execute-string.js';
import { compareProfiles } from './profiles.js';

const decode = (source: string, profile: ExecuteProfile) => readExecuteString(source, { profile });

const isValue = (profile: ExecuteProfile, value: unknown) => ExecuteString.is(value, { profile });

const messageOf = (source: string, profile: ExecuteProfile): string => {
  const result = decode(source, profile);
  return isLeft(result) ? formatError(result.left).replace('command string at ', '') : 'accepted';
};

const texts = (source: string, profile: ExecuteProfile) => orThrow(decode(source, profile)).commands[0]?.parameters;

test('the msdn profile: escapes and pairs', () => {
  const woof = [{ text: '"Woof", said the big dog.', quoted: true }];
  assert.equal(texts('[say("\\"Woof\\", said the big dog.")]', 'msdn'), woof);
  assert.equal(texts('[say("""Woof"", said the big dog.")]', 'msdn'), woof);
  // The backslash is taken away, and the character after it stands for itself.
  assert.equal(texts('[a("\\t\\\\")]', 'msdn'), [{ text: 't\\', quoted: true }]);
  assert.equal(texts('[a(b\\,\\ \\),c)]', 'msdn'), [
    { text: 'b, )', quoted: false },
    { text: 'c', quoted: false },
  ]);
  assert.equal(texts('[a()]', 'msdn'), [{ text: '', quoted: false }]);
  assert.equal(texts('[a(é.txt)]', 'msdn'), [{ text: 'é.txt', quoted: false }]);
  const one = {
    commands: [
      {
        opcode: 'a',
        parameters: [makeExecuteParameter('b "c" \\', { profile: 'msdn' }), { text: '"', quoted: false }],
      },
    ],
  };
  assert.is(writeExecuteString(one, { profile: 'msdn' }), '[a("b ""c"" \\\\",\\")]');
});

test('the msdn profile: what is wrong, and where', () => {
  const cases = [
    [' [a]', 'line 1, column 1: expected "[", found " "'],
    ['[a.b]', 'line 1, column 3: expected "(" or "]", found "."'],
    ['[é]', 'line 1, column 2: expected an opcode, found "é"'],
    ['[a(b c)]', 'line 1, column 5: expected "," or ")", found " "'],
    ['[a("b"c)]', 'line 1, column 7: expected "," or ")", found "c"'],
    ['[a(b"c")]', 'line 1, column 5: expected "," or ")", found "\\""'],
    ['[a("b\\")]', 'line 1, column 10: expected a closing quotation mark, found the end of the string'],
    ['[a(b\\', 'line 1, column 6: expected a character after the backslash, found the end of the string'],
    ['[a] [b]', 'line 1, column 4: expected "[" or the end of the string, found " "'],
  ] as const;
  for (const [source, message] of cases) assert.is(messageOf(source, 'msdn'), message, source);
});

test('the progman profile: spaces around every token, and no escapes', () => {
  assert.equal(texts(' [ a ( b c , " d " ,, "" ) ] ', 'progman'), [
    { text: 'b c', quoted: false },
    { text: ' d ', quoted: true },
    { text: '', quoted: false },
    { text: '', quoted: true },
  ]);
  assert.equal(texts('[a(b"c")]', 'progman'), [{ text: 'b"c"', quoted: false }]);
  assert.equal(texts('[a()]', 'progman'), []);
  assert.equal(orThrow(decode('[a][b] c[d', 'progman')).commands, [makeExecuteCommand('a'), makeExecuteCommand('b')]);
});

test('the progman profile: what is wrong, and where', () => {
  const cases = [
    ['\t[a]', 'line 1, column 1: expected "[", found "\\t"'],
    ['[a("b""c")]', 'line 1, column 7: expected "," or ")", found "\\""'],
    ['[a(b[)]', 'line 1, column 5: expected "," or ")", found "["'],
    ['[a( )]', 'line 1, column 5: expected a parameter, found ")"'],
    ['[a]x[', 'accepted'],
    ['[a][', 'line 1, column 5: expected an opcode, found the end of the string'],
  ] as const;
  for (const [source, message] of cases) assert.is(messageOf(source, 'progman'), message, source);
});

test('what a profile cannot express is no value of it', () => {
  const value = { commands: [{ opcode: 'a.b', parameters: [{ text: '"', quoted: true }] }] };
  assert.ok(isValue('current', value));
  assert.not(isValue('msdn', value));
  assert.not(isValue('progman', value));
  assert.ok(
    isValue('progman', {
      commands: [{ opcode: 'a', parameters: [makeExecuteParameter('6" x', { profile: 'progman' })] }],
    }),
  );
  for (const profile of ['current', 'old', 'progman'] as const)
    assert.not(isValue(profile, { commands: [{ opcode: 'a', parameters: [{ text: '', quoted: false }] }] }));
  assert.not(isValue('msdn', { commands: [{ opcode: 'a', parameters: [] }] }));
});

test('profiles that understand a string differently', () => {
  for (const source of ['[a("b",c)][d()]', '[a("b]")]', '[a(b c)', '[a("b""c")]'])
    assert.not(compareProfiles(source).ambiguous, source);
  for (const source of ['[a("[[b]]")]', '[a( b )]', '[a("\\\\")]', '[a]\n[b]'])
    assert.ok(compareProfiles(source).ambiguous, source);
});

test.run();
