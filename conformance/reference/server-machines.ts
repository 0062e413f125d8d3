import { adviseServer } from '../../state-machines/advise.js';
import { serverConversation } from '../../state-machines/conversation.js';
import { dataServer } from '../../state-machines/data.js';
import { executeServer } from '../../state-machines/execute.js';
import { linkServer } from '../../state-machines/link.js';
import { pokeServer } from '../../state-machines/poke.js';
import { requestServer } from '../../state-machines/request.js';
import { termination } from '../../state-machines/termination.js';
import { unadviseServer } from '../../state-machines/unadvise.js';

/** The tables that drive a server. */
export const serverMachines = {
  conversation: serverConversation,
  termination,
  request: requestServer,
  data: dataServer,
  poke: pokeServer,
  execute: executeServer,
  advise: adviseServer,
  unadvise: unadviseServer,
  link: linkServer,
};

export type ServerMachines = typeof serverMachines;
