import { adviseClient, adviseServer } from './advise.js';
import { atomReference } from './atom-reference.js';
import { clientConversation, serverConversation } from './conversation.js';
import { dataClient, dataServer } from './data.js';
import { executeClient, executeServer } from './execute.js';
import { linkClient, linkServer } from './link.js';
import type { AnyMachine } from './machine.js';
import { memoryBlocks } from './memory-block.js';
import { packedLParam } from './packed-lparam.js';
import { pokeClient, pokeServer } from './poke.js';
import { requestClient, requestServer } from './request.js';
import { termination } from './termination.js';
import { unadviseClient, unadviseServer } from './unadvise.js';

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
