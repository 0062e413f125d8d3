/** Starting other programs, the same way on Linux and on Windows. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program with its arguments; no shell reads it. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is killed. */
  readonly timeout: number;
}

export interface CommandResult {
  /** The exit code; `undefined` if the program was killed or could not be started. */
  readonly code: number | undefined;
  /** Why there is no exit code. */
  readonly trouble: string | undefined;
  readonly stdout: string;
  /** Both streams, in the order in which they came. */
  readonly output: string;
}

/** Runs a program to its end, with no standard input. Never rejects: what went wrong is in the result. */
export const runCommand = ({ program, args }: Command, options: CommandOptions): Promise<CommandResult> =>
  new Promise((resolve) => {
    let stdout = '';
    let output = '';
    let trouble: string | undefined;
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Not spawn's own `timeout`: its timer runs on after a program that could not be started.
    const timer = setTimeout(() => {
      trouble = `killed: it took longer than ${options.timeout / 1000} s`;
      child.kill('SIGKILL');
    }, options.timeout);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const finish = (code: number | undefined): void => {
      clearTimeout(timer);
      resolve({ code, trouble, stdout, output });
    };
    child.on('error', (error) => {
      trouble = `could not be started: ${error.message}`;
      finish(undefined);
    });
    child.on('exit', (_code, signal) => {
      if (signal === null) return;
      trouble ??= `killed by ${signal}`;
      // A grandchild may still hold the pipes, so nobody waits for them to close.
      child.stdout.destroy();
      child.stderr.destroy();
    });
    child.on('close', (code) => finish(code ?? undefined));
  });

/** A Node program. */
export const node = (script: string, ...args: readonly string[]): Command => ({
  program: process.execPath,
  args: [script, ...args],
});

/**
 * A command of an installed package, run by this Node: unlike the links in `node_modules/.bin`, it is the same file
 * on every system.
 */
export const tool = (root: string, packageName: string, name: string, ...args: readonly string[]): Command => {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>;
  };
  const path = typeof bin === 'string' ? bin : bin?.[name];
  if (path === undefined) throw new Error(`package ${packageName} has no command ${name}`);
  return node(join(folder, path), ...args);
};

/** `npm` or `npx`: the one that runs us, else the one that came with this Node. */
export const npm = (name: 'npm' | 'npx', ...args: readonly string[]): Command => {
  const running = process.env['npm_execpath'];
  const folders = [
    ...(running === undefined ? [] : [dirname(running)]),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin'),
  ];
  const script = folders.map((folder) => join(folder, `${name}-cli.js`)).find(existsSync);
  return script === undefined ? { program: name, args } : node(script, ...args);
};
