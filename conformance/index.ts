/**
 * The conformance suite for programs that want to run it themselves: the reference, the tester, the scenarios and the
 * mutants that prove them, the runner and the reports. It runs in any JavaScript runtime, web pages included; what
 * needs Node stands in `dde-spec/conformance/node`.
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
export type { CheckFinding, CodecCheck, CodecScenario } from './adapter/check.js';
export type { Answer, Ask, Capabilities, FormatOperation } from './adapter/protocol.js';
export { mutants } from './mutants/index.js';
export {
  type ClientDefect,
  clientMutant,
  type Mutant,
  type PostChange,
  type RowName,
  type ServerDefect,
  serverMutant,
  withEffect,
  withRow,
} from './mutants/mutant.js';
export { LEAST_MUTANTS, type Proof, type ProofOptions, prove } from './mutants/proof.js';
export { runMutant, type Verdict as MutantVerdict } from './mutants/run.js';
export type { Action, ClientProfile, Plan } from './profile/client-profile.js';
export type { ItemProfile, ServerProfile } from './profile/server-profile.js';
export type { VirtualClient, VirtualServer, VirtualSubject } from './profile/virtual-subject.js';
export { ReferenceClient } from './reference/client/client.js';
export type {
  ActionOutcome,
  ClientConfig,
  ClientEvents,
  ClientOptions,
  ReceivedValue,
} from './reference/client/host.js';
export { referenceClient, referenceClientConfig, referenceClientProfile } from './reference/client/profile.js';
export type { ItemConfig, TopicConfig } from './reference/server/catalogue.js';
export type { ServerConfig, ServerOptions } from './reference/server/host.js';
export { referenceServerConfig, referenceServerProfile } from './reference/server/profile.js';
export { ReferenceServer } from './reference/server/server.js';
export { referenceServer } from './reference/server/subject.js';
export type { HumanOptions } from './report/human.js';
export { type ReportFormat, report, reportFormats } from './report/index.js';
export {
  type ReportDocument,
  type ReportedCheck,
  type ReportedRun,
  type ReportedScenario,
  type ReportedTable,
  reportDocument,
} from './report/json.js';
export type { AnyScenario, OutsideSubject, Session, Subject, Wanted } from './runner/session.js';
export { NothingToRun, type Progress, runSuite, type SuiteOptions } from './runner/suite.js';
export { runVirtual } from './runner/virtual.js';
export { scenarios } from './scenarios/index.js';
export type * from './scenarios/scenario.js';
export { type AdviseOptions, type DataPolicy, type ItemName, type Reply, TesterClient } from './tester/client.js';
export type { Endpoint, OnPurpose, Stage, TraceEntry } from './tester/endpoint.js';
export { Abandoned, HarnessError, Unsupported } from './tester/errors.js';
export type { Received } from './tester/received.js';
export { type DataFlags, type Offer, type ServerSide, TesterServer } from './tester/server.js';
export { type Observation, type Skipped, Tester } from './tester/tester.js';
export type * from './vectors/vector.js';
export { exitCodes } from './verdict/exit-codes.js';
export {
  type Expectation,
  fixExpectations,
  formatExpectations,
  type Judgement,
  judgeExpectations,
  parseExpectations,
  type StaleEntry,
  unexplained,
} from './verdict/expectations.js';
export { countOutcomes, type Failure, failures, warnings } from './verdict/failures.js';
export * from './verdict/outcome.js';
export { type RulesSeen, rulesSeen } from './verdict/rules-seen.js';
export { BadGlob } from './verdict/selection.js';
export { type Transitions, transitions, type UntakenRow } from './verdict/transitions.js';
export { giveVerdict, type Verdict, type VerdictOptions } from './verdict/verdict.js';
