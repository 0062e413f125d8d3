/**
 * The lifecycles of DDE as tables, and how to step, check and draw them.
 *
 * @packageDocumentation
 */
export * from './answers.js';
export { checkMachine } from './check.js';
export * from './coverage.js';
export * from './machine.js';
export * from './machines.js';
export { toMermaid } from './mermaid.js';
export { adviseClient, adviseServer } from './message/advise.js';
export { checkMessageMachines } from './message/check.js';
export { clientConversation, serverConversation } from './message/conversation.js';
export { dataClient, dataServer } from './message/data.js';
export { executeClient, executeServer } from './message/execute.js';
export { linkClient, linkServer } from './message/link.js';
export { pokeClient, pokeServer } from './message/poke.js';
export { requestClient, requestServer } from './message/request.js';
export { termination } from './message/termination.js';
export { unadviseClient, unadviseServer } from './message/unadvise.js';
export type {
  Acknowledgement,
  AnyMessageMachine,
  BlockFlag,
  ConversationEnd,
  MessageEffect,
  MessageEvent,
  MessageFact,
  MessageMachine,
  MessageVocabulary,
  Origin,
  PostEffect,
  Resource,
  SystemNews,
} from './message/vocabulary.js';
export { postsOf, type Stake, stakesOf } from './message/wire.js';
export {
  type AtomArrival,
  type AtomCarrier,
  type AtomEvent,
  type AtomState,
  atomReference,
} from './resources/atom-reference.js';
export {
  type BlockEvent,
  type BlockFact,
  type BlockKind,
  type BlockState,
  type MemoryBlock,
  memoryBlocks,
  ownerOfBlock,
} from './resources/memory-block.js';
export { packedLParam } from './resources/packed-lparam.js';
export type {
  AnyResourceMachine,
  ResourceCall,
  ResourceEvent,
  ResourceMachine,
  ResourceOwner,
  ResourceState,
  ResourceVocabulary,
} from './resources/vocabulary.js';
export * from './step.js';
