/** Profiles and plans as the command line gets them. */
import type { Either } from 'fp-ts/lib/Either.js';
import type { ClientProfile, Plan } from '../profile/client-profile.js';
import { type Faults, isName, nameRule, parseClientProfile, parsePlan, parseServerProfile } from '../profile/parse.js';
import type { ServerProfile } from '../profile/server-profile.js';
import { readTextInput } from './files.js';
import { orUsageError } from './output.js';
import { UsageError } from './usage-error.js';

/** Reads the profile of a server; `-` is standard input. */
export async function readServerProfile(path: string): Promise<ServerProfile> {
  return orFaults(parseServerProfile(await readTextInput(path)), `${path} is not a profile of a server:`);
}

/** Reads the profile of a client; `-` is standard input. */
export async function readClientProfile(path: string): Promise<ClientProfile> {
  return orFaults(parseClientProfile(await readTextInput(path)), `${path} is not a profile of a client:`);
}

/** A plan from the command line or the environment. */
export function readPlan(source: string): Plan {
  return orFaults(parsePlan(source), 'the plan is wrong:');
}

/** Refuses a name of the command line that no atom can hold. */
export function requireNames(option: string, names: readonly string[]): void {
  const wrong = names.find((candidate): boolean => !isName(candidate));
  if (wrong !== undefined)
    throw new UsageError(`${option}: expected ${nameRule}, found ${JSON.stringify(wrong.slice(0, 60))}`);
}

function orFaults<A>(result: Either<Faults, A>, title: string): A {
  return orUsageError(result, (faults) => [title, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}
