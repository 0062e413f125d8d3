/** What the runner knows of subjects that it does not run itself. */
import type { RuleId } from '../../spec/index.js';
import type { CodecScenario } from '../adapter/check.js';
import type { VirtualSubject } from '../profile/virtual-subject.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { RunResult, ScenarioResult, SubjectRole } from '../verdict/outcome.js';

/** Everything that can be played for some subject. */
export type AnyScenario = Scenario | CodecScenario;

/** Whether a check of the scenario at hand belongs to the run. */
export type Wanted = (check: { readonly id: string; readonly rule?: RuleId }) => boolean;

/** Where the scenarios of one subject are played, for as long as a run takes. */
export interface Session {
  play(scenario: AnyScenario, wanted: Wanted): Promise<ScenarioResult>;
  /** What an adapter calls itself. */
  readonly name?: string | undefined;
  /** What is wrong with the subject as a whole, once nothing more can be played. */
  readonly over?: ScenarioResult | undefined;
  /** Ends what the session has begun; a result if the subject does not end as it should. */
  close(): Promise<ScenarioResult | undefined>;
}

/** A subject that is a program of its own; it knows how it is reached. */
export interface OutsideSubject {
  readonly desktop: Exclude<RunResult['desktop'], 'virtual'>;
  readonly role: SubjectRole;
  readonly name: string;
  open(): Promise<Session>;
}

/**
 * Who is judged: a program inside this one, on the virtual desktop, or one of its own, on a real desktop or behind the
 * adapter protocol.
 */
export type Subject = VirtualSubject | OutsideSubject;

/** A scenario that needs a desktop. */
export function onDesktop(scenario: AnyScenario): Scenario {
  if (scenario.role === 'codec') throw new Error(`${scenario.id} needs no desktop`);
  return scenario;
}
