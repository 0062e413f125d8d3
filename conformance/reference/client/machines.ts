import { adviseClient } from '../../../state-machines/message/advise.js';
import { clientConversation } from '../../../state-machines/message/conversation.js';
import { dataClient } from '../../../state-machines/message/data.js';
import { executeClient } from '../../../state-machines/message/execute.js';
import { linkClient } from '../../../state-machines/message/link.js';
import { pokeClient } from '../../../state-machines/message/poke.js';
import { requestClient } from '../../../state-machines/message/request.js';
import { termination } from '../../../state-machines/message/termination.js';
import { unadviseClient } from '../../../state-machines/message/unadvise.js';

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
