import {
  adviseServer,
  dataServer,
  executeServer,
  linkServer,
  pokeServer,
  requestServer,
  serverConversation,
  termination,
  unadviseServer,
} from '../../state-machines/index.js';

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
