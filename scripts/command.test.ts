import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { npm, runCommand, tool } from './command.js';

const script = (code: string) => ({ program: process.execPath, args: ['-e', code] });
const options = { cwd: process.cwd(), timeout: 60_000 };

test('both streams, and the first by itself', async () => {
  const result = await runCommand(script('console.log("out"); console.error("err")'), options);
  assert.is(result.code, 0);
  assert.is(result.stdout, 'out\n');
  assert.is(result.output.length, 'out\nerr\n'.length);
});

test('the exit code', async () => {
  assert.is((await runCommand(script('process.exit(3)'), options)).code, 3);
});

test('no standard input to wait for', async () => {
  const result = await runCommand(script('process.stdin.on("end", () => console.log("end")).resume()'), options);
  assert.is(result.stdout, 'end\n');
});

test('a program that hangs is killed, and what it said is kept', async () => {
  const hangs = script('console.log("here"); setInterval(() => {}, 1000)');
  const { code, trouble, stdout } = await runCommand(hangs, { ...options, timeout: 1500 });
  assert.is(code, undefined);
  assert.match(trouble ?? '', 'longer than 1.5 s');
  assert.is(stdout, 'here\n');
});

test('a program that is not there', async () => {
  const { code, trouble } = await runCommand({ program: 'no-such-program-anywhere', args: [] }, options);
  assert.is(code, undefined);
  assert.match(trouble ?? '', 'could not be started');
});

test('a tool that its package does not have', () => {
  assert.throws(() => tool(process.cwd(), 'uvu', 'avu'), /package uvu has no command avu/);
});

test('npm runs without a shell', async () => {
  const { code, stdout } = await runCommand(npm('npm', '--version'), options);
  assert.is(code, 0);
  assert.match(stdout, /^\d+\./);
});

test.run();
