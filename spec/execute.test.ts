import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { executeExamples, executeProfiles, executeSyntax } from './execute.js';

test('each example stands once', () => {
  assert.is(new Set(executeExamples.map((example) => example.text)).size, executeExamples.length);
});

test('none is accepted by the old profile and not by the current one', () => {
  for (const { accepts, text } of executeExamples) {
    if (accepts.includes('old')) assert.ok(accepts.includes('current'), text);
  }
});

test('profiles are named in their order, once each', () => {
  for (const { accepts, text } of executeExamples) {
    assert.equal(
      accepts,
      executeProfiles.filter((profile) => accepts.includes(profile)),
      text,
    );
  }
});

test('no profile lets a character of the frame into an opcode, and none a comma or a parenthesis into a bare one', () => {
  for (const profile of executeProfiles) {
    const { opcode, bare } = executeSyntax.profiles[profile];
    for (const char of ',()[]" ')
      assert.ok('except' in opcode ? opcode.except.includes(char) : !opcode.only.includes(char));
    for (const char of ',()') assert.ok('except' in bare ? bare.except.includes(char) : !bare.only.includes(char));
  }
});

test('an escape character stands bare nowhere', () => {
  for (const { escape: mark, bare } of Object.values(executeSyntax.profiles)) {
    if (mark !== null) assert.ok('only' in bare && !bare.only.includes(mark));
  }
});

test.run();
