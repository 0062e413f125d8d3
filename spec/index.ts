/**
 * The specification as data: rules, messages, structures, formats, sources and errata.
 *
 * @example
 * ```ts
 * import { findRule, messages } from 'dde-spec/spec';
 * findRule('DDE-REQUEST-003')?.level; // 'must'
 * messages.DATA.value; // 0x3e5
 * ```
 */
export * from './atoms.js';
export * from './ddeml/index.js';
export * from './errata/index.js';
export * from './execute.js';
export * from './export.js';
export * from './formats/index.js';
export * from './layout.js';
export * from './lparam.js';
export * from './messages.js';
export * from './not-rules.js';
export * from './rules/index.js';
export * from './sources/index.js';
export * from './structures.js';
export * from './system-topic.js';
export * from './types.js';
