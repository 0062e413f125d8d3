/** Every scenario, servers first, in the order of a conversation. */
import type { Scenario } from './scenario.js';
import { initiateScenarios } from './server/initiate.js';
import { pokeScenarios } from './server/poke.js';
import { requestScenarios } from './server/request.js';

export const scenarios: readonly Scenario[] = [...initiateScenarios, ...requestScenarios, ...pokeScenarios];
