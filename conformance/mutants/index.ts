/** Every mutant, servers first, in the order of the scenarios. */
import type { Mutant } from './mutant.js';
import { adviseMutants as serverAdvise } from './server/advise.js';
import { executeMutants as serverExecute } from './server/execute.js';
import { faultMutants as serverFaults } from './server/faults.js';
import { initiateMutants as serverInitiate } from './server/initiate.js';
import { pokeMutants as serverPoke } from './server/poke.js';
import { requestMutants as serverRequest } from './server/request.js';
import { systemMutants as serverSystem } from './server/system.js';
import { terminateMutants as serverTerminate } from './server/terminate.js';

export const mutants: readonly Mutant[] = [
  ...serverInitiate,
  ...serverRequest,
  ...serverSystem,
  ...serverPoke,
  ...serverAdvise,
  ...serverExecute,
  ...serverTerminate,
  ...serverFaults,
];
