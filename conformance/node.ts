/**
 * The parts of the suite that need Node: subjects that are programs of their own, and the vectors as files.
 *
 * Nothing here loads a native module: the real desktop is opened when a subject that lives there is judged.
 *
 * @example
 * ```ts
 * import { runSuite } from 'dde-spec/conformance';
 * import { adapterSubject, codecScenarios } from 'dde-spec/conformance/node';
 * export function judgeAdapter() {
 *   return runSuite(adapterSubject({ name: 'mine', command: ['python3', 'adapter.py'] }), codecScenarios());
 * }
 * ```
 *
 * @packageDocumentation
 */
export { codecScenarios } from './adapter/scenarios.js';
export { type AdapterOptions, ANSWER_TIME } from './adapter/session.js';
export { type SmokeOptions, smokeAdapter, type Trial } from './adapter/smoke.js';
export { PLAN_VARIABLE } from './program/plan-variable.js';
export type { CommandLine } from './program/program.js';
export { adapterSubject } from './runner/adapter-subject.js';
export {
  CLIENT_MARGIN,
  type Win32Client,
  type Win32Server,
  type Win32Subject,
  type Win32Times,
  win32Subject,
} from './runner/win32-subject.js';
export { loadLayouts, loadVectors } from './vectors/load.js';
