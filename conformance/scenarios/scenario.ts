/** What a scenario is: one story with many checks, told to a server or to a client under test. */

import type { Hwnd, Process } from '../../desktop/message-port.js';
import type { RuleId } from '../../spec/index.js';
import type { ClientProfile, Plan } from '../profile/client-profile.js';
import type { ServerProfile } from '../profile/server-profile.js';
import type { TesterClient } from '../tester/client.js';
import type { Tester } from '../tester/tester.js';

interface ScenarioBase {
  /** Permanent, such as `server.poke.accepted`; the second part is the area. */
  readonly id: string;
  readonly title: string;
  /** What happens, and why it is worth looking. */
  readonly story: string;
  /** Every rule that the scenario checks when the subject supports all of it. */
  readonly rules: readonly RuleId[];
  /** Needs faults or deaths that only the virtual desktop can bring about. */
  readonly virtualOnly?: boolean;
  /** Leaves the subject without its windows; on a real desktop it must be started again. */
  readonly endsSubject?: boolean;
}

/** A story in which a server is judged. */
export interface ServerScenario extends ScenarioBase {
  readonly role: 'server';
  run(context: ServerContext): Promise<void>;
}

/** A story in which a client is judged. */
export interface ClientScenario extends ScenarioBase {
  readonly role: 'client';
  run(context: ClientContext): Promise<void>;
}

/** One story with its checks. */
export type Scenario = ServerScenario | ClientScenario;

/** A call of the subject's that is to fail: `occurrence` counts from 1, every one if it is left out. */
export interface PlannedFault {
  readonly operation: 'post' | 'send' | 'alloc' | 'read' | 'addAtom' | 'pack';
  readonly process?: string;
  readonly message?: number;
  readonly occurrence?: number;
}

/** Failures of the desktop that a scenario plans. */
export interface FaultPlan {
  /** Plans a failure; the result takes it back. */
  add(fault: PlannedFault): () => void;
  /** How many calls were made to fail so far. */
  readonly struck: number;
}

/** What only the virtual desktop can do. */
export interface Powers {
  /** Faults that meet the subject. */
  readonly faults: FaultPlan;
  /** The windows of the subject that broadcasts have reached so far. */
  listening(): readonly Hwnd[];
  /** Ends the subject's process at once. */
  killSubject(): void;
  /** A further process of the tester's, which can be killed. */
  process(name: string): Process;
  /**
   * Ends a process of the tester after so many deliveries from now on, at once by default; the result says whether
   * that has come to pass.
   */
  kill(process: Process, deliveries?: number): () => boolean;
}

/** What a scenario that judges a server is given. */
export interface ServerContext {
  readonly t: Tester;
  readonly profile: ServerProfile;
  /** `undefined` on a real desktop. */
  readonly powers: Powers | undefined;
  /** A client window in a conversation with the server, by its exact names; other ACKs are terminated. */
  connect(topic?: string, client?: TesterClient): Promise<Connection>;
}

/** A conversation of the tester as client. */
export interface Connection {
  readonly client: TesterClient;
  readonly server: Hwnd;
  /** Posts TERMINATE and waits for the answer; part of every scenario that does not end otherwise. */
  close(): Promise<void>;
}

/** What a scenario that judges a client is given. */
export interface ClientContext {
  readonly t: Tester;
  readonly profile: ClientProfile;
  readonly powers: Powers | undefined;
  /**
   * Lets the subject carry out a plan. On the virtual desktop it starts at once and goes on while the tester pumps;
   * a real one is started as a process.
   */
  start(plan: Plan): RunningClient;
}

/** A client that carries out its plan. */
export interface RunningClient {
  /** Waits until the plan is done or the time is up; says which. */
  finished(): Promise<boolean>;
}
