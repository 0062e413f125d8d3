import type { AnyMachine } from './machine.js';
import { adviseClient, adviseServer } from './message/advise.js';
import { clientConversation, serverConversation } from './message/conversation.js';
import { dataClient, dataServer } from './message/data.js';
import { executeClient, executeServer } from './message/execute.js';
import { linkClient, linkServer } from './message/link.js';
import { pokeClient, pokeServer } from './message/poke.js';
import { requestClient, requestServer } from './message/request.js';
import { termination } from './message/termination.js';
import { unadviseClient, unadviseServer } from './message/unadvise.js';
import { atomReference } from './resources/atom-reference.js';
import { memoryBlocks } from './resources/memory-block.js';
import { packedLParam } from './resources/packed-lparam.js';

/** Every lifecycle of the message layer, for code that only reads tables. */
export const machines: readonly AnyMachine[] = [
  clientConversation,
  serverConversation,
  termination,
  requestClient,
  requestServer,
  dataClient,
  dataServer,
  pokeClient,
  pokeServer,
  executeClient,
  executeServer,
  adviseClient,
  adviseServer,
  unadviseClient,
  unadviseServer,
  linkClient,
  linkServer,
  atomReference,
  packedLParam,
  ...Object.values(memoryBlocks),
] as unknown as readonly AnyMachine[];
