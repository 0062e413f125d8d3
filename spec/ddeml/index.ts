/** The numbers and structures of the DDE management library. */
export * from './conversation.js';
export * from './errors.js';
export * from './functions.js';
export * from './initialization.js';
export * from './number.js';
export * from './structures.js';
export * from './tables.js';
export * from './transactions.js';
