/**
 * The lifecycles of DDE as tables, and how to step, check and draw them.
 *
 * @packageDocumentation
 */
export { adviseClient, adviseServer } from './advise.js';
export { machines } from './all.js';
export { atomReference } from './atom-reference.js';
export { checkMachine } from './check.js';
export { clientConversation, serverConversation } from './conversation.js';
export { dataClient, dataServer } from './data.js';
export { type Effect, effects } from './effects.js';
export { executeClient, executeServer } from './execute.js';
export { linkClient, linkServer } from './link.js';
export * from './machine.js';
export { memoryBlocks } from './memory-block.js';
export { toMermaid } from './mermaid.js';
export { packedLParam } from './packed-lparam.js';
export { pokeClient, pokeServer } from './poke.js';
export { requestClient, requestServer } from './request.js';
export { termination } from './termination.js';
export { unadviseClient, unadviseServer } from './unadvise.js';
