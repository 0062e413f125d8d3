/**
 * Checks against an adapter: its process is started, asked, ended, and started anew when it dies.
 *
 * As many requests are open as the adapter declares. When it dies, hangs or breaks the protocol with several open, they
 * are asked again one at a time, so that the one that it cannot stand is known.
 */
import { isLeft } from 'fp-ts/lib/Either.js';
import type { Platform } from '../../spec/index.js';
import type { CommandLine } from '../program/program.js';
import {
  adapterScenario,
  broken,
  type CheckResult,
  type Outcome,
  type ScenarioResult,
  worst,
} from '../verdict/outcome.js';
import type { AdapterProcess } from './adapter-process.js';
import type { CheckFinding, CodecCheck, CodecScenario } from './check.js';
import { greet, HELLO, sayBye } from './handshake.js';
import { type Answer, type Ask, type Capabilities, LONGEST_TEXT, readAnswer, shortJson } from './protocol.js';

/** A codec under test: a program that speaks the adapter protocol. */
export interface AdapterOptions {
  readonly name: string;
  readonly command: CommandLine;
  /** How long an answer is awaited, in milliseconds. Default {@link ANSWER_TIME}. */
  readonly timeout?: number;
  /** Whether to ask one thing at a time, whatever the adapter declares. Default false. */
  readonly lockStep?: boolean;
}

/** How long an answer is awaited, in milliseconds. */
export const ANSWER_TIME = 5000;
/** How long the end may take after bye, in milliseconds. */
export const BYE_TIME = 3000;
/** How often an adapter is started anew in one run before it is given up. */
const MOST_RESTARTS = 50;

/** What came of a check on one platform. */
interface Settled {
  readonly outcome: Outcome;
  readonly expected?: string;
  readonly found?: string;
}

interface Job {
  readonly check: CodecCheck;
  readonly platform: Platform;
  settled?: Settled;
  /** What it asked last. */
  asked?: Ask;
}

/** A job that waits for an answer. */
interface Open {
  readonly job: Job;
  readonly steps: Generator<Ask, CheckFinding, Answer>;
}

/** What the process did that ends it. */
interface Trouble {
  readonly outcome: 'fail' | 'crash' | 'timeout';
  /** Words that complete "the adapter ...". */
  readonly what: string;
  /** Those that could have brought it about. */
  readonly suspects: readonly Job[];
}

/** Trouble that no job could be blamed for. */
interface Stray {
  readonly outcome: Outcome;
  readonly what: string;
}

/** How many texts of the adapter are kept for one scenario, and how much of each, in UTF-16 units. */
const MOST_SAID = 20;
const LONGEST_SAID = 4096;

/** A conversation with an adapter for as long as a run takes. */
export interface AdapterSession {
  /** Makes the checks of a scenario that are wanted. */
  run(scenario: CodecScenario, wanted: (check: CodecCheck) => boolean): Promise<ScenarioResult>;
  /** What the adapter calls itself; `undefined` if it never answered hello. */
  readonly name: string | undefined;
  /** What is wrong with the adapter as a whole, once nothing more can be asked. */
  readonly over: ScenarioResult | undefined;
  /** Ends the adapter; a result if it does not end as it should. */
  close(): Promise<ScenarioResult | undefined>;
}

/** Starts the adapter. */
export async function openAdapterSession(subject: AdapterOptions): Promise<AdapterSession> {
  const session = new Session(subject);
  await session.start();
  return session;
}

class Session implements AdapterSession {
  readonly #subject: AdapterOptions;
  readonly #timeout: number;
  #process: AdapterProcess | undefined;
  #capabilities: Capabilities | undefined;
  #starts = 0;
  #nextId = HELLO + 1;
  /** Whose answer each request was that this process has had. */
  readonly #answered = new Map<number, Job>();
  #given: ScenarioResult | undefined;
  /** What it said while the scenario was played. */
  #said: string[] = [];

  constructor(subject: AdapterOptions) {
    this.#subject = subject;
    this.#timeout = subject.timeout ?? ANSWER_TIME;
  }

  get over(): ScenarioResult | undefined {
    return this.#given;
  }

  get name(): string | undefined {
    if (this.#capabilities === undefined) return undefined;
    const { name, version, language } = this.#capabilities;
    return `${name} ${version} (${language})`;
  }

  async start(): Promise<boolean> {
    if (this.#process !== undefined) return true;
    if (this.#given !== undefined) return false;
    if (this.#starts > MOST_RESTARTS) {
      this.#giveUp('crash', `was started anew ${MOST_RESTARTS} times, which is as often as one run does`);
      return false;
    }
    this.#starts++;
    const greeting = await greet(this.#subject.command, this.#timeout);
    if (greeting.kind !== 'ready') {
      this.#hear(greeting.said);
      this.#giveUp(greeting.kind, greeting.what);
      return false;
    }
    this.#process = greeting.process;
    this.#capabilities = greeting.capabilities;
    this.#nextId = HELLO + 1;
    this.#answered.clear();
    return true;
  }

  async run(scenario: CodecScenario, wanted: (check: CodecCheck) => boolean): Promise<ScenarioResult> {
    const begun = performance.now();
    this.#said = [];
    const checks = scenario.checks.filter(wanted);
    const jobs = checks.map((check) => {
      const declared = this.#capabilities?.platforms ?? [];
      return {
        check,
        jobs: check.platforms.filter((on) => declared.includes(on)).map((platform): Job => ({ check, platform })),
      };
    });
    const stray = await this.#work(jobs.flatMap((entry) => entry.jobs));
    this.#hear(this.#process?.takeStderr() ?? '');
    const results = jobs.flatMap((entry) => resultOf(scenario, entry.check, entry.jobs));
    const said = this.#said.join('\n');
    return {
      id: scenario.id,
      title: scenario.title,
      role: 'codec',
      area: scenario.id.replace(/^codec\./, ''),
      outcome: worst([...results.map(({ outcome }) => outcome), ...(stray === undefined ? [] : [stray.outcome])]),
      checks: results,
      trace: [],
      ...(stray === undefined ? {} : { error: stray.what }),
      ...(said === '' ? {} : { said }),
      milliseconds: performance.now() - begun,
    };
  }

  async close(): Promise<ScenarioResult | undefined> {
    const process = this.#process;
    this.#process = undefined;
    if (process === undefined) return undefined;
    this.#said = [];
    const problem = await sayBye(process, BYE_TIME);
    if (problem === undefined) return undefined;
    this.#hear(process.takeStderr());
    return this.#whole(problem.kind, problem.what);
  }

  #giveUp(outcome: Trouble['outcome'], what: string): void {
    this.#given = this.#whole(outcome, what);
  }

  /** A result that is about the adapter and no check. */
  #whole(outcome: Outcome, what: string): ScenarioResult {
    const said = this.#said.join('\n');
    return {
      id: adapterScenario,
      title: 'The adapter as a program',
      role: 'codec',
      area: 'adapter',
      outcome,
      checks: [],
      trace: [],
      error: `the adapter ${what}`,
      ...(said === '' ? {} : { said }),
      milliseconds: 0,
    };
  }

  #hear(text: string): void {
    if (text !== '' && this.#said.length < MOST_SAID)
      this.#said.push(text.replace(/\r?\n$/, '').slice(0, LONGEST_SAID));
  }

  /** Settles the jobs, as far as the adapter lives; the result is trouble that no job could be blamed for. */
  async #work(jobs: readonly Job[]): Promise<Stray | undefined> {
    let stray: Stray | undefined;
    for (let left = jobs; left.length > 0 && (await this.start()); left = left.filter(isOpen)) {
      const width = this.#subject.lockStep === true ? 1 : (this.#capabilities?.pipeline ?? 1);
      const trouble = await this.#ask(left, width);
      if (trouble === undefined) continue;
      await this.#drop();
      const { outcome, what, suspects } = trouble;
      const [first, ...others] = suspects;
      if (first !== undefined && others.length === 0) blame(first, trouble);
      else if (!(await this.#blameOneOf(suspects)))
        stray ??= {
          outcome,
          what: `the adapter ${what} with ${suspects.length} requests open, and not again when each was asked alone`,
        };
    }
    return stray;
  }

  /** Asks them one at a time; false if none of them brings the adapter into trouble again. */
  async #blameOneOf(suspects: readonly Job[]): Promise<boolean> {
    let found = false;
    for (const job of suspects) {
      if (!isOpen(job) || !(await this.start())) continue;
      const trouble = await this.#ask([job], 1);
      if (trouble === undefined) continue;
      await this.#drop();
      blame(job, trouble);
      found = true;
    }
    return found || this.#given !== undefined;
  }

  /** Asks until every job is settled, or the adapter is in trouble. */
  async #ask(jobs: readonly Job[], width: number): Promise<Trouble | undefined> {
    const process = this.#process as AdapterProcess;
    const capabilities = this.#capabilities as Capabilities;
    const open = new Map<number, Open>();
    const suspects = () => [...open.values()].map(({ job }) => job);
    const go = (job: Job, steps: Open['steps'], step: IteratorResult<Ask, CheckFinding>): void => {
      if (step.done === true) {
        settle(job, step.value);
        return;
      }
      const id = this.#nextId++;
      job.asked = step.value;
      process.send({ id, ...step.value });
      open.set(id, { job, steps });
    };
    let next = 0;
    let room = width;
    for (;;) {
      for (; open.size < room && next < jobs.length; next++) {
        const job = jobs[next] as Job;
        if (job.check.alone === true && open.size > 0) break;
        room = job.check.alone === true ? 1 : width;
        const steps = job.check.run(job.platform, capabilities);
        go(job, steps, steps.next());
      }
      if (open.size === 0) return undefined;
      const event = await process.next(this.#timeout);
      switch (event.kind) {
        case 'silence':
          return { outcome: 'timeout', what: `did not answer within ${this.#timeout} ms`, suspects: suspects() };
        case 'end':
          return { outcome: 'crash', what: `${event.how} before it answered`, suspects: suspects() };
        case 'mistake':
          return { outcome: 'fail', what: event.what, suspects: suspects() };
        case 'line':
      }
      const read = readAnswer(event.line);
      if (isLeft(read)) {
        this.#hear(`the line that it wrote: ${shortJson(event.line)}`);
        return { outcome: 'fail', what: read.left, suspects: suspects() };
      }
      const { id, answer } = read.right;
      const asked = open.get(id);
      if (asked === undefined) {
        const before = this.#answered.get(id);
        if (before === undefined)
          return { outcome: 'fail', what: 'answered a request that there is none of', suspects: suspects() };
        return {
          outcome: 'fail',
          what: 'answered the same request twice',
          suspects: jobs.includes(before) ? [before] : [],
        };
      }
      open.delete(id);
      this.#answered.set(id, asked.job);
      if (answer.kind === 'error') this.#hear(`${asked.job.check.id}: ${answer.why}`);
      go(asked.job, asked.steps, asked.steps.next(answer));
    }
  }

  async #drop(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    if (process === undefined) return;
    await process.kill();
    this.#hear(process.takeStderr());
  }
}

function isOpen(job: Job): boolean {
  return job.settled === undefined;
}

function blame(job: Job, { outcome, what }: Trouble): void {
  job.settled = { outcome, expected: 'an answer', found: `the adapter ${what}` };
}

function settle(job: Job, finding: CheckFinding): void {
  switch (finding.kind) {
    case 'kept':
      job.settled = { outcome: 'pass' };
      return;
    case 'unsupported':
      job.settled = { outcome: 'unsupported', found: finding.why };
      return;
    case 'broken': {
      const { rule, advisory } = job.check;
      job.settled = {
        outcome: advisory === true ? 'warn' : rule === undefined ? 'fail' : broken(rule),
        expected: finding.expected,
        found: finding.found,
      };
    }
  }
}

/** One result of the jobs of all platforms; none if the adapter was given up before. */
function resultOf(
  scenario: CodecScenario,
  { id, note, rule, platforms }: CodecCheck,
  jobs: readonly Job[],
): readonly CheckResult[] {
  const base = { id, scenario: scenario.id, ...(rule === undefined ? {} : { rule }), reached: true };
  if (jobs.length === 0)
    return [{ ...base, outcome: 'unsupported', found: `the adapter does not declare ${platforms.join(', ')}` }];
  const settled = jobs.flatMap(({ settled, platform, asked }) =>
    settled === undefined ? [] : [{ ...settled, on: platform, asked }],
  );
  const looked = settled.filter(({ outcome }) => outcome !== 'unsupported');
  const [first, ...others] = looked.length > 0 ? looked : settled;
  if (first === undefined) return [];
  const all = [first, ...others];
  const outcome = worst(all.map((each) => each.outcome));
  const telling = all.filter((each) => each.outcome !== 'pass');
  const same = telling.length === all.length && new Set(telling.map(({ found }) => found)).size === 1;
  const text = (of: (each: Settled) => string | undefined): string | undefined => {
    const [one] = telling;
    if (one === undefined || same) return one && of(one);
    return telling.map((each) => `${each.on}: ${of(each) ?? ''}`).join('; ');
  };
  const [one] = looked.length > 0 ? telling : [];
  const asked = one?.asked;
  const [expected, found] = [text((each) => each.expected), text((each) => each.found)];
  return [
    {
      ...base,
      outcome,
      ...(asked === undefined || note === undefined ? {} : { note }),
      ...(asked === undefined ? {} : { asked: shortJson(asked, LONGEST_TEXT) }),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    },
  ];
}
