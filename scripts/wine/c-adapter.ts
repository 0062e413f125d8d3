/**
 * What user32 and the C compilers make of the vectors: the adapter in C, compiled for Windows. The 64-bit one is run.
 * Nothing here runs 32-bit programs, so for 32 bits the compiler itself answers: a layout that is not as its vector
 * says does not compile.
 *
 * Unlike Windows Node, a program in C can use pipes for its standard streams under Wine 8.0; an answer takes 0.1 ms.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLayouts } from '../../conformance/vectors/load.js';
import type { LayoutVector } from '../../conformance/vectors/vector.js';
import type { WineResult, WineSession } from '../../conformance/wine/session.js';
import { readTally, tallyLine } from './tally.js';

const source = fileURLToPath(new URL('../../../conformance/adapter/examples/c/adapter.c', import.meta.url));
const commandLine = fileURLToPath(new URL('../../conformance/cli/main.js', import.meta.url));

const flags = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-D_WIN32_WINNT=0x0601'];
/** How long a compiler may take, in milliseconds. */
const COMPILE_TIME = 60_000;

/** The names of structures and fields, for `adapter.c` to ask the compiler about. */
function layoutNames(vectors: readonly LayoutVector[]): string {
  const structures = new Map(vectors.map((vector) => [vector.structure, vector]));
  const lines = [...structures.values()].flatMap(({ structure, offsets, bits }) => [
    `STRUCTURE(${structure})`,
    ...Object.keys(offsets).map((name) => `OFFSET(${structure}, ${name})`),
    ...Object.keys(bits ?? {}).map((name) => `MASK(${structure}, ${name})`),
  ]);
  return `${lines.join('\n')}\n`;
}

/** A C file that compiles without an error if every layout is as its vector says; an error names the vector. */
function layoutAssertions(vectors: readonly LayoutVector[]): string {
  const line = (what: string, value: number, id: string) => `  ASSERT(${what}, ${value}, "${id}");`;
  const functions = vectors.map(({ id, structure, size, offsets, bits }, at) => {
    const lines = [
      line(`sizeof(${structure})`, size, id),
      ...Object.entries(offsets).map(([name, offset]) => line(`offsetof(${structure}, ${name})`, offset, id)),
      ...Object.entries(bits ?? {}).map(([name, mask]) => line(`BITS(${structure}, ${name})`, mask, id)),
    ];
    return `void layout${at}(void) {\n${lines.join('\n')}\n}\n`;
  });
  return `#include <stddef.h>
#include <string.h>
#include <windows.h>
#include <dde.h>
#include <ddeml.h>
#include <shlobj.h>
#define BITS(S, f) ({ union { S s; unsigned short word; } u_ = {.word = 0}; u_.s.f = -1; u_.word; })
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
/* The optimiser works the comparison out; a call that is left is an error with that text. */
#define ASSERT_(what, value, id, n) \\
  do { extern void __attribute__((error(id ": " #what " is not " #value))) JOIN(wrong, n)(void); \\
       if ((what) != (value)) JOIN(wrong, n)(); } while (0)
#define ASSERT(what, value, id) ASSERT_(what, value, id, __COUNTER__)
${functions.join('')}`;
}

/** The ids of vectors that the compiler's errors name. */
function idsIn(errors: string, vectors: readonly LayoutVector[]): readonly string[] {
  return vectors.map(({ id }) => id).filter((id) => errors.includes(`${id}:`));
}

function compile(command: string, args: readonly string[]): { readonly good: boolean; readonly errors: string } {
  const result = spawnSync(command, [...flags, ...args], { encoding: 'utf8', timeout: COMPILE_TIME });
  return { good: result.status === 0, errors: result.error?.message ?? result.stderr };
}

/** Compiles the adapter and holds it against the vectors; standard output ends with the figures. */
export async function checkCAdapter(
  session: WineSession,
  folder: string,
  expected: string,
  milliseconds: number,
): Promise<WineResult> {
  const build = join(folder, 'adapter');
  mkdirSync(build, { recursive: true });
  const vectors = loadLayouts();
  const narrow = vectors.filter(({ platform }) => platform === 'win32');
  writeFileSync(join(build, 'layouts.inc'), layoutNames(vectors));
  writeFileSync(join(build, 'layouts-win32.c'), layoutAssertions(narrow));
  const program = join(build, 'adapter.exe');
  const built = compile('x86_64-w64-mingw32-gcc', ['-I', build, source, '-o', program, '-luser32']);
  if (!built.good) return { exitCode: 1, timedOut: false, stdout: '', stderr: built.errors };
  // The 32-bit adapter must compile too, although nothing runs it here.
  const too = compile('i686-w64-mingw32-gcc', ['-I', build, source, '-o', join(build, 'adapter32.exe'), '-luser32']);
  const layouts = compile('i686-w64-mingw32-gcc', [
    '-c',
    join(build, 'layouts-win32.c'),
    '-o',
    join(build, 'layouts.o'),
  ]);
  const wrong = idsIn(layouts.errors, narrow);
  const failed = (too.good ? 0 : 1) + (layouts.good ? 0 : Math.max(1, wrong.length));
  const run = await runCommand(
    ['run', 'codec', '--expect', expected, '--', 'wine', program],
    session.environment,
    milliseconds,
  );
  const tally = readTally(run.stdout) ?? { passed: 0, failed: 1 };
  const figures = { passed: tally.passed + narrow.length - wrong.length, failed: tally.failed + failed };
  return {
    ...run,
    exitCode: failed > 0 ? 1 : run.exitCode,
    stdout: `${run.stdout}layouts that the 32-bit compiler agrees with: ${narrow.length - wrong.length} of ${narrow.length}\n${tallyLine(figures)}\n`,
    stderr: `${run.stderr}${too.errors}${layouts.errors}`,
  };
}

/** The command `dde-spec` on this machine, in an environment of Wine. */
function runCommand(
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  milliseconds: number,
): Promise<WineResult> {
  const child = spawn(process.execPath, [commandLine, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr, timedOut] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, milliseconds);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? undefined, timedOut, stdout, stderr });
    });
  });
}
