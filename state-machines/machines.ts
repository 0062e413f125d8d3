/** Every lifecycle, for code that only reads tables. */
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
import type { AnyMessageMachine } from './message/vocabulary.js';
import { atomReference } from './resources/atom-reference.js';
import { memoryBlocks } from './resources/memory-block.js';
import { packedLParam } from './resources/packed-lparam.js';
import type { AnyResourceMachine } from './resources/vocabulary.js';

/** The lifecycles of conversations, transactions and links, each from its end. */
export const messageMachines = [
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
] as unknown as readonly AnyMessageMachine[];

/** The lifecycles of what messages carry. */
export const resourceMachines = [
  atomReference,
  packedLParam,
  ...Object.values(memoryBlocks),
] as unknown as readonly AnyResourceMachine[];

/** Every lifecycle of the message layer, for code that only reads tables. */
export const machines: readonly AnyMachine[] = [...messageMachines, ...resourceMachines];
