import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Program, startProgram } from './program.js';

async function end(program: Program): Promise<Program> {
  const deadline = performance.now() + 20_000;
  while (!program.ended && performance.now() < deadline) await sleep(10);
  return program;
}

const script = (code: string, environment: Readonly<Record<string, string>> = {}) =>
  startProgram([process.execPath, '-e', code], environment);

test('an end with exit code 0 is no crash', async () => {
  const program = await end(script(''));
  assert.equal([program.ended, program.crash], [true, undefined]);
});

test('another exit code is one', async () => {
  assert.is((await end(script('process.exit(3)'))).crash, 'the program ended with exit code 3');
});

test('a program that cannot be started has crashed', async () => {
  assert.match((await end(startProgram(['no-such-program-anywhere'], {}))).crash ?? '', /could not be started/);
});

test('a program that runs can be ended', async () => {
  const program = script('setInterval(() => {}, 1000)');
  assert.not.ok(program.ended);
  program.kill();
  assert.ok((await end(program)).ended);
});

test('the program gets the environment, and what it prints does not stop it', async () => {
  const code = "process.stdout.write('x'.repeat(1 << 22)); process.exitCode = process.env.PLAN === 'a \"b\"' ? 0 : 1";
  assert.is((await end(script(code, { PLAN: 'a "b"' }))).crash, undefined);
});

test.run();
