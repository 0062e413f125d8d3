import {
  adviseClient,
  clientConversation,
  dataClient,
  executeClient,
  linkClient,
  pokeClient,
  requestClient,
  termination,
  unadviseClient,
} from '../../state-machines/index.js';

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
