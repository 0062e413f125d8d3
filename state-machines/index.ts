/**
 * The lifecycles of DDE as tables, and how to step, check and draw them.
 *
 * @packageDocumentation
 */

export { machines } from './all.js';
export { checkMachine } from './check.js';
export * from './machine.js';
export { toMermaid } from './mermaid.js';
export { adviseClient, adviseServer } from './message/advise.js';
export { clientConversation, serverConversation } from './message/conversation.js';
export { dataClient, dataServer } from './message/data.js';
export { type Effect, effects } from './message/effects.js';
export { executeClient, executeServer } from './message/execute.js';
export { linkClient, linkServer } from './message/link.js';
export { pokeClient, pokeServer } from './message/poke.js';
export { requestClient, requestServer } from './message/request.js';
export { termination } from './message/termination.js';
export { unadviseClient, unadviseServer } from './message/unadvise.js';
export { atomReference } from './resources/atom-reference.js';
export { memoryBlocks } from './resources/memory-block.js';
export { packedLParam } from './resources/packed-lparam.js';
