/**
 * The conformance suite for programs that want to run it themselves: desktops, the reference, the tester, the
 * scenarios and the mutants that prove them, the runner and the reports.
 *
 * Nothing here loads a native module: the real desktop is opened by {@link openWin32Session} and only then.
 *
 * @example
 * ```ts
 * import { giveVerdict, referenceServer, report, runSuite, scenarios } from 'dde-spec/conformance';
 * const run = await runSuite(referenceServer, scenarios, { only: ['server.request.*'] });
 * const text = report(giveVerdict([run]), 'human');
 * text.includes('Every rule that was looked at is kept.'); // true
 * ```
 *
 * @packageDocumentation
 */
export type { CodecCheck, CodecScenario, Finding } from './codec/check.js';
export type { Answer, Ask, Capabilities, FormatOperation } from './codec/protocol.js';
export { codecScenarios } from './codec/scenarios.js';
export type { AdapterSubject } from './codec/session.js';
export { type SmokeOptions, smokeAdapter, type Trial } from './codec/smoke.js';
export * from './desktop/port.js';
export {
  type Crash,
  type DeliveryHook,
  VirtualDesktop,
  type VirtualDesktopOptions,
} from './desktop/virtual/desktop.js';
export { mutants } from './mutants/index.js';
export {
  type ClientDefect,
  clientMutant,
  type Mutant,
  type ServerDefect,
  serverMutant,
  withRow,
} from './mutants/mutant.js';
export { LEAST_MUTANTS, type Proof, type ProofOptions, prove } from './mutants/proof.js';
export { runMutant, type Verdict as MutantVerdict } from './mutants/run.js';
export { type ClientOptions, ReferenceClient } from './reference/client.js';
export { ClientConversation } from './reference/client-conversation.js';
export type { ActionOutcome, ClientConfig, ClientEvents, ReceivedValue } from './reference/client-host.js';
export { referenceClient, referenceClientConfig, referenceClientProfile } from './reference/client-profile.js';
export { referenceServerConfig, referenceServerProfile } from './reference/profile.js';
export { ReferenceServer } from './reference/server.js';
export { ServerConversation } from './reference/server-conversation.js';
export type { ServerConfig } from './reference/server-host.js';
export { referenceServer } from './reference/server-subject.js';
export { type ReportFormat, report, reportFormats } from './report/index.js';
export { type ReportDocument, reportDocument } from './report/json.js';
export { type Coverage, coverage } from './runner/coverage.js';
export { exitCodes } from './runner/exit-codes.js';
export {
  type Expectation,
  fixExpectations,
  formatExpectations,
  type Judgement,
  judgeExpectations,
  parseExpectations,
  type StaleEntry,
} from './runner/expectations.js';
export { countOutcomes, type Failure, failures, warnings } from './runner/failures.js';
export * from './runner/outcome.js';
export { PLAN_VARIABLE } from './runner/plan-variable.js';
export { BadGlob } from './runner/selection.js';
export {
  type AnyScenario,
  NothingToRun,
  type Progress,
  runSuite,
  type Subject,
  type SuiteOptions,
} from './runner/suite.js';
export { giveVerdict, type Verdict, type VerdictOptions } from './runner/verdict.js';
export { runVirtual, type VirtualClient, type VirtualServer, type VirtualSubject } from './runner/virtual.js';
export {
  openWin32Session,
  type Win32Client,
  type Win32Server,
  type Win32Session,
  type Win32Subject,
  type Win32Times,
} from './runner/win32.js';
export type { Action, ClientProfile, Plan } from './scenarios/client-profile.js';
export { scenarios } from './scenarios/index.js';
export type * from './scenarios/scenario.js';
export type { ItemProfile, ServerProfile } from './scenarios/server-profile.js';
export { TesterClient } from './tester/client.js';
export { Abandoned, HarnessError, Unsupported } from './tester/errors.js';
export { TesterServer } from './tester/server.js';
export { Tester } from './tester/tester.js';
export { loadLayouts, loadVectors } from './vectors/load.js';
export type * from './vectors/vector.js';
