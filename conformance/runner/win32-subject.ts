/**
 * Scenarios over real messages: the subject is a program of its own, the tester a process on the real desktop, and a
 * verdict rests on messages alone.
 */
import type { Process } from '../../desktop/message-port.js';
import type { Win32Process } from '../../desktop/win32/process.js';
import type { ClientProfile, Plan } from '../profile/client-profile.js';
import type { ServerProfile } from '../profile/server-profile.js';
import { PLAN_VARIABLE } from '../program/plan-variable.js';
import { type CommandLine, KILL_TIME, type Program, startProgram } from '../program/program.js';
import type { ClientScenario, Scenario, ServerScenario } from '../scenarios/scenario.js';
import { Tester } from '../tester/tester.js';
import { type Ending, judge } from '../verdict/judge.js';
import type { ScenarioResult } from '../verdict/outcome.js';
import { lend } from './lease.js';
import { connector, play, putBack } from './play.js';
import { type AnyScenario, type OutsideSubject, onDesktop, type Session } from './session.js';

/** How long things may take, in milliseconds. */
export interface Win32Times {
  /** For what the subject does next. Default 2000 for a server, and for a client {@link CLIENT_MARGIN} over its own. */
  readonly timeout?: number;
  /** How long nothing must come for "no more messages" to be believed. Default 80. */
  readonly quietTime?: number;
  /** For a whole scenario. Default 60000. */
  readonly deadline?: number;
  /** For a started server until it answers INITIATE, and for a started client until it sends one. Default 15000. */
  readonly startTime?: number;
}

interface Win32Base extends Win32Times {
  readonly name: string;
}

/** A server under test that runs on the real desktop. */
export interface Win32Server extends Win32Base {
  readonly role: 'server';
  readonly profile: ServerProfile;
  /** Starts the server. Without it the server must run already, and scenarios that end it are left out. */
  readonly command?: CommandLine;
}

/** A client under test, which is started anew for each plan. */
export interface Win32Client extends Win32Base {
  readonly role: 'client';
  readonly profile: ClientProfile;
  /**
   * Carries out a plan and ends with exit code 0. It finds the plan as JSON where an argument is `{plan}`, and in the
   * environment variable {@link PLAN_VARIABLE}.
   */
  readonly command: CommandLine;
}

/** A server or client under test that is a program of its own. */
export type Win32Subject = Win32Server | Win32Client;

/** A client may wait for its own time-out before it goes on, and is waited for this much longer, in milliseconds. */
export const CLIENT_MARGIN = 3000;

const defaults = { timeout: 2000, quietTime: 80, deadline: 60_000, startTime: 15_000 } as const;

/** How many answers may be awaited while what the story has changed is put back. */
const PUT_BACK = 5;

type Times = { readonly [T in keyof typeof defaults]: number };

/**
 * A server or client that is a program of its own, to be judged over the messages of Windows or Wine. To open it throws
 * Win32Unavailable if this is not Windows, or koffi cannot be loaded.
 *
 * @example
 * ```ts
 * import { runSuite, scenarios } from 'dde-spec/conformance';
 * import { win32Subject } from 'dde-spec/conformance/node';
 * export function judgeRunningServer() {
 *   const profile = { application: 'Progman', topics: ['Progman'], items: [] };
 *   return runSuite(win32Subject({ role: 'server', name: 'Progman', profile }), scenarios);
 * }
 * ```
 */
export function win32Subject(subject: Win32Subject): OutsideSubject {
  return { desktop: 'win32', role: subject.role, name: subject.name, open: () => openWin32Session(subject) };
}

async function openWin32Session(subject: Win32Subject): Promise<Session> {
  const { openWin32Process } = await import('../../desktop/win32/process.js');
  const process = await openWin32Process('tester');
  const times: Times = {
    timeout:
      subject.timeout ?? (subject.role === 'client' ? subject.profile.timeout + CLIENT_MARGIN : defaults.timeout),
    quietTime: subject.quietTime ?? defaults.quietTime,
    deadline: subject.deadline ?? defaults.deadline,
    startTime: subject.startTime ?? defaults.startTime,
  };
  if (subject.role === 'server') return new ServerSession(process, subject, times);
  return new ClientSession(process, subject, times);
}

abstract class Win32Session<S extends Win32Subject> implements Session {
  constructor(
    protected readonly process: Win32Process,
    protected readonly subject: S,
    protected readonly times: Times,
  ) {}

  async play(given: AnyScenario): Promise<ScenarioResult> {
    const scenario = onDesktop(given);
    const begun = performance.now();
    const lease = lend(this.process, this.times.deadline);
    const { timeout, quietTime, startTime } = this.times;
    const tester = new Tester(lease.process, timeout, quietTime, startTime);
    const obstacle = this.obstacle(scenario);
    if (obstacle !== undefined) {
      for (const rule of scenario.rules) tester.skipped.push({ rule, outcome: 'not-testable', why: obstacle });
      return judge(scenario, tester, { how: 'finished' }, undefined, performance.now() - begun);
    }
    let ending = await this.perform(scenario, tester);
    const tooLong: Ending = { how: 'timeout', why: `it took longer than ${this.times.deadline} ms` };
    if (lease.isOver()) ending = tooLong;
    lease.extend(timeout * PUT_BACK);
    ending = await putBack(tester, ending);
    if (lease.isOver()) ending = tooLong;
    try {
      const crash = await this.after(scenario);
      if (crash !== undefined && ending.how !== 'harness-error') ending = { how: 'crash', why: crash };
    } catch (error) {
      // What a window procedure of the tester throws comes out of the next pump.
      ending = { how: 'harness-error', why: String(error) };
    }
    lease.end();
    return judge(scenario, tester, ending, undefined, performance.now() - begun);
  }

  /** Why the scenario cannot be played here. */
  protected obstacle(scenario: Scenario): string | undefined {
    if (scenario.virtualOnly) return 'it needs faults or deaths that only the virtual desktop can bring about';
    return undefined;
  }

  protected abstract perform(scenario: Scenario, tester: Tester): Promise<Ending>;

  /** Cleans up; tells why the subject died, if it did. */
  protected abstract after(scenario: Scenario): Promise<string | undefined>;

  async close(): Promise<undefined> {
    this.process.close();
    return undefined;
  }

  /** Ends a program and waits until it is gone, so that its windows answer nobody any more. */
  protected async end(program: Program): Promise<void> {
    program.kill();
    await this.process.pump(() => program.ended, KILL_TIME);
  }
}

class ServerSession extends Win32Session<Win32Server> {
  #program: Program | undefined;

  protected override obstacle(scenario: Scenario): string | undefined {
    if (scenario.endsSubject && this.subject.command === undefined)
      return 'it ends the server, and no command was given to start it again';
    return super.obstacle(scenario);
  }

  protected async perform(scenario: Scenario, t: Tester): Promise<Ending> {
    const problem = await this.#start();
    if (problem !== undefined) return { how: 'crash', why: problem };
    const { profile } = this.subject;
    return play(() =>
      (scenario as ServerScenario).run({ t, profile, powers: undefined, connect: connector(t, profile) }),
    );
  }

  protected async after(scenario: Scenario): Promise<string | undefined> {
    await this.process.pump(() => false, this.times.quietTime);
    const program = this.#program;
    if (program === undefined) return undefined;
    if (!scenario.endsSubject) return program.ended ? (program.crash ?? 'the server ended by itself') : undefined;
    // It was to end; one that is still there must not disturb the next scenario.
    await this.process.pump(() => program.ended, this.times.timeout);
    const { crash } = program;
    await this.end(program);
    return crash;
  }

  /** Starts the server, unless it runs; tells why it does not answer. */
  async #start(): Promise<string | undefined> {
    const { command } = this.subject;
    if (command === undefined || this.#program?.ended === false) return undefined;
    const program = startProgram(command, {});
    this.#program = program;
    const deadline = this.process.now() + this.times.startTime;
    while (this.process.now() < deadline) {
      await this.process.pump(() => program.ended, this.times.quietTime);
      if (program.ended) return program.crash ?? 'the server ended before it answered INITIATE';
      if (await this.#answers()) return undefined;
    }
    await this.end(program);
    return `the server did not answer INITIATE within ${this.times.startTime} ms`;
  }

  async #answers(): Promise<boolean> {
    const t = new Tester(this.process, this.times.timeout, this.times.quietTime);
    const client = t.client();
    try {
      const acks = client.initiate(this.subject.profile.application, this.subject.profile.topics[0]);
      for (const ack of acks) await client.terminate(ack.from);
      return acks.length > 0;
    } finally {
      client.vanish();
    }
  }

  override async close(): Promise<undefined> {
    if (this.#program !== undefined && !this.#program.ended) await this.end(this.#program);
    return super.close();
  }
}

class ClientSession extends Win32Session<Win32Client> {
  #programs: Program[] = [];

  protected async perform(scenario: Scenario, t: Tester): Promise<Ending> {
    const { profile, command } = this.subject;
    const start = (plan: Plan) => {
      const missing = plan.find((action) => !profile.actions.includes(action.do));
      if (missing !== undefined) t.unsupported(`the client cannot ${missing.do}`);
      const json = JSON.stringify(plan);
      const [first, ...args] = command.map((part) => part.replaceAll('{plan}', () => json));
      const program = startProgram([first ?? '', ...args], { [PLAN_VARIABLE]: json });
      this.#programs.push(program);
      return { finished: () => pumpUntilEnded(t.process, program, this.times) };
    };
    return play(() => (scenario as ClientScenario).run({ t, profile, powers: undefined, start }));
  }

  protected async after(): Promise<string | undefined> {
    await this.process.pump(() => false, this.times.quietTime);
    const programs = this.#programs;
    this.#programs = [];
    const crash = programs.find((program) => program.crash !== undefined)?.crash;
    for (const program of programs) if (!program.ended) await this.end(program);
    return crash;
  }

  override async close(): Promise<undefined> {
    await this.after();
    return super.close();
  }
}

/** A plan has several steps, each of which may take a time-out of the client's. */
function pumpUntilEnded(process: Process, program: Program, { deadline }: Times): Promise<boolean> {
  return process.pump(() => program.ended, deadline);
}
