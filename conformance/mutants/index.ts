/** Every mutant, servers first, in the order of the scenarios. */

import { adviseMutants as clientAdvise } from './client/advise.js';
import { dataMutants as clientData } from './client/data.js';
import { executeMutants as clientExecute } from './client/execute.js';
import { initiateMutants as clientInitiate } from './client/initiate.js';
import { messageMutants as clientMessage } from './client/message.js';
import { pokeMutants as clientPoke } from './client/poke.js';
import { requestMutants as clientRequest } from './client/request.js';
import { terminateMutants as clientTerminate } from './client/terminate.js';
import type { Mutant } from './mutant.js';
import { adviseMutants as serverAdvise } from './server/advise.js';
import { busyMutants as serverBusy } from './server/busy.js';
import { executeMutants as serverExecute } from './server/execute.js';
import { faultMutants as serverFault } from './server/faults.js';
import { hostileMutants as serverHostile } from './server/hostile.js';
import { initiateMutants as serverInitiate } from './server/initiate.js';
import { messageMutants as serverMessage } from './server/message.js';
import { pokeMutants as serverPoke } from './server/poke.js';
import { requestMutants as serverRequest } from './server/request.js';
import { systemMutants as serverSystem } from './server/system.js';
import { terminateMutants as serverTerminate } from './server/terminate.js';

/** Every mutant of the reference, the servers first. */
export const mutants: readonly Mutant[] = [
  ...serverInitiate,
  ...serverRequest,
  ...serverSystem,
  ...serverMessage,
  ...serverBusy,
  ...serverPoke,
  ...serverAdvise,
  ...serverExecute,
  ...serverTerminate,
  ...serverHostile,
  ...serverFault,
  ...clientInitiate,
  ...clientRequest,
  ...clientMessage,
  ...clientData,
  ...clientPoke,
  ...clientAdvise,
  ...clientExecute,
  ...clientTerminate,
];
