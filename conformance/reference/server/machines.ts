import { adviseServer } from '../../../state-machines/message/advise.js';
import { serverConversation } from '../../../state-machines/message/conversation.js';
import { dataServer } from '../../../state-machines/message/data.js';
import { executeServer } from '../../../state-machines/message/execute.js';
import { linkServer } from '../../../state-machines/message/link.js';
import { pokeServer } from '../../../state-machines/message/poke.js';
import { requestServer } from '../../../state-machines/message/request.js';
import { termination } from '../../../state-machines/message/termination.js';
import { unadviseServer } from '../../../state-machines/message/unadvise.js';

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
