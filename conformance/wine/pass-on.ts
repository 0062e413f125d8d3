/** The command `dde-spec` in Windows Node: the way to judge any program under Wine. */
import { fileURLToPath } from 'node:url';
import { prepareWine } from './prepare.js';
import { openWineSession } from './session.js';

/** The command itself, as Node starts it. */
export const commandLine = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/** How long one command may take, in milliseconds. */
const LONGEST_RUN = 3_600_000;

/**
 * Runs `dde-spec` under Wine with the arguments as they are; paths are relative to the folder that we are in.
 *
 * @returns its exit code
 * @throws {MissingPrerequisite} if Wine, Xvfb or npm is not installed
 */
export async function passOn(args: readonly string[]): Promise<number> {
  const session = await openWineSession(prepareWine(console.error));
  try {
    const result = await session.start(commandLine, args).ends(LONGEST_RUN);
    process.stdout.write(result.stdout.replaceAll('\r', ''));
    process.stderr.write(result.stderr);
    if (result.timedOut) console.error(`it did not end within ${LONGEST_RUN} ms`);
    return result.exitCode ?? 1;
  } finally {
    session.close();
  }
}
