export * from './atoms.js';
export * from './execute.js';
export * from './formats.js';
export * from './lparam.js';
export * from './messages.js';
export * from './structures.js';
export * from './system-topic.js';
export * from './types.js';
