import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { executeExamples, executeSyntax } from './execute.js';

test('each example stands once, and none is accepted by the old profile alone', () => {
  assert.is(new Set(executeExamples.map((example) => example.text)).size, executeExamples.length);
  for (const { accepts, text } of executeExamples) {
    if (accepts.includes('old')) assert.ok(accepts.includes('current'), text);
  }
});

test('what a parameter may not hold, an opcode may not hold either', () => {
  const opcode: readonly string[] = executeSyntax.opcodeForbidden;
  for (const char of [...executeSyntax.parameterForbidden, executeSyntax.quote]) assert.ok(opcode.includes(char));
});

test.run();
