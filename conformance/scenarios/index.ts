/** Every scenario, servers first, in the order of a conversation. */

import { adviseScenarios as clientAdvise } from './client/advise.js';
import { dataScenarios as clientData } from './client/data.js';
import { executeScenarios as clientExecute } from './client/execute.js';
import { faultScenarios as clientFault } from './client/faults.js';
import { hostileScenarios as clientHostile } from './client/hostile.js';
import { initiateScenarios as clientInitiate } from './client/initiate.js';
import { messageScenarios as clientMessage } from './client/message.js';
import { pokeScenarios as clientPoke } from './client/poke.js';
import { requestScenarios as clientRequest } from './client/request.js';
import { terminateScenarios as clientTerminate } from './client/terminate.js';
import type { Scenario } from './scenario.js';
import { adviseScenarios as serverAdvise } from './server/advise.js';
import { executeScenarios as serverExecute } from './server/execute.js';
import { faultScenarios as serverFault } from './server/faults.js';
import { hostileScenarios as serverHostile } from './server/hostile.js';
import { initiateScenarios as serverInitiate } from './server/initiate.js';
import { messageScenarios as serverMessage } from './server/message.js';
import { pokeScenarios as serverPoke } from './server/poke.js';
import { requestScenarios as serverRequest } from './server/request.js';
import { systemScenarios as serverSystem } from './server/system.js';
import { terminateScenarios as serverTerminate } from './server/terminate.js';

/** Every scenario, those for servers first. */
export const scenarios: readonly Scenario[] = [
  ...serverInitiate,
  ...serverRequest,
  ...serverSystem,
  ...serverMessage,
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
  ...clientHostile,
  ...clientFault,
];
