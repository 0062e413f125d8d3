import { adviseClient } from '../../state-machines/advise.js';
import { clientConversation } from '../../state-machines/conversation.js';
import { dataClient } from '../../state-machines/data.js';
import { executeClient } from '../../state-machines/execute.js';
import { linkClient } from '../../state-machines/link.js';
import { pokeClient } from '../../state-machines/poke.js';
import { requestClient } from '../../state-machines/request.js';
import { termination } from '../../state-machines/termination.js';
import { unadviseClient } from '../../state-machines/unadvise.js';

/** The tables that drive a client. */
export const clientMachines = {
  conversation: clientConversation,
  termination,
  request: requestClient,
  data: dataClient,
  poke: pokeClient,
  execute: executeClient,
  advise: adviseClient,
  unadvise: unadviseClient,
  link: linkClient,
};

export type ClientMachines = typeof clientMachines;
