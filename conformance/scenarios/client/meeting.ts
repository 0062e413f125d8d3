/** How the stories for a client begin and end, and the manners that each of its conversations must show. */

import type { Process, WindowOptions } from '../../../desktop/message-port.js';
import { CF_TEXT, type MessageKey, type RuleId } from '../../../spec/index.js';
import type { Action, Plan } from '../../profile/client-profile.js';
import { Abandoned } from '../../tester/errors.js';
import { describe, type Received } from '../../tester/received.js';
import { type ServerSide, TesterServer } from '../../tester/server.js';
import type { Tester } from '../../tester/tester.js';
import { encodeValue } from '../../tester/text-value.js';
import type { ClientContext, RunningClient } from '../scenario.js';

/** The service that the tester offers to clients. */
export const application = 'DdeSpecTester';
export const topic = 'Shelf';

export const POSITIVE = 0x8000;
export const BUSY = 0x4000;
export const NEGATIVE = 0;

export const initiate: Action = { do: 'initiate', application, topic };
export const terminate: Action = { do: 'terminate' };

export function request(item: string, ...formats: readonly number[]): Action {
  return { do: 'request', item, formats: formats.length === 0 ? [CF_TEXT] : formats };
}

export function poke(item: string, release: boolean, value = 'fresh'): Action {
  return { do: 'poke', item, format: CF_TEXT, value, release };
}

export function advise(item: string, options: { warm?: boolean; ackRequested?: boolean } = {}): Action {
  const { warm = false, ackRequested = false } = options;
  return { do: 'advise', item, format: CF_TEXT, warm, ackRequested };
}

export function unadvise(item: string | null): Action {
  return { do: 'unadvise', item, format: CF_TEXT };
}

/** As the client's clock goes; in terms of the tester's quiet time, so that what the tester does meanwhile fits in. */
export function wait(milliseconds: number): Action {
  return { do: 'wait', milliseconds };
}

/** A value as the payload of DATA, in the format that the client asked for. */
export function value(text: string, format: number = CF_TEXT): Uint8Array {
  return encodeValue(format, text);
}

/** What is checked of every conversation that {@link Meeting.part} ends. */
export const manners: readonly RuleId[] = [
  'DDE-MESSAGE-003',
  'DDE-MESSAGE-004',
  'DDE-MESSAGE-017',
  'DDE-LPARAM-001',
  'DDE-TERMINATE-004',
];

const clientMessages: readonly (MessageKey | undefined)[] = [
  'REQUEST',
  'POKE',
  'EXECUTE',
  'ADVISE',
  'UNADVISE',
  'ACK',
  'TERMINATE',
];

export function checkManners(t: Tester, server: TesterServer, side: ServerSide): void {
  const wrong = (fits: (message: Received, index: number) => boolean) => {
    const found = side.posted.filter((message, index) => !fits(message, index));
    return { kept: found.length === 0, found: found.map(describe).join(', then ') || 'nothing else' };
  };
  const sent = side.received.filter((message) => message.sent && message.key !== 'INITIATE');
  t.check(
    'DDE-MESSAGE-003',
    server.wronglyPosted.length === 0 && sent.length === 0,
    'INITIATE sent, everything else posted',
    [...server.wronglyPosted.map((message) => `posted ${describe(message)}`), ...sent.map(describe)].join(', ') ||
      'nothing else',
  );
  const known = wrong(({ key }) => clientMessages.includes(key));
  t.check('DDE-MESSAGE-017', known.kept, clientMessages.join(', '), known.found);
  const own = wrong(({ from }) => from === side.client);
  t.check('DDE-MESSAGE-004', own.kept, 'wParam with the window that sent INITIATE', own.found);
  const packed = wrong(({ unpacked }) => unpacked);
  t.check('DDE-LPARAM-001', packed.kept, 'lParams that can be unpacked', packed.found);
  const end = side.posted.findIndex(({ key }) => key === 'TERMINATE');
  const late = wrong((_, index) => end < 0 || index <= end);
  t.check('DDE-TERMINATE-004', late.kept, 'nothing after TERMINATE', late.found);
}

/** Where nothing is packed, rules about packed lParams cannot be exercised. */
export function needsPacking(t: Tester, ...rules: readonly RuleId[]): void {
  if (t.process.platform !== 'win16') return;
  for (const rule of rules) t.skip(rule, 'win16 packs no lParams');
}

export interface Host {
  readonly server: TesterServer;
  readonly running: RunningClient;
  /** The next conversation that the client has begun; without one the scenario cannot go on. */
  next(): Promise<ServerSide>;
  /** Waits for the end of the plan and closes all windows; says whether the client came to an end in time. */
  finish(): Promise<boolean>;
}

export interface HostOptions extends WindowOptions {
  readonly instances?: number;
  readonly topics?: readonly string[];
  readonly signExtended?: boolean;
  /** The process that plays the server; the tester's if it is left out. */
  readonly process?: Process;
}

/** Offers the service and lets the client begin its plan. */
export function host({ t, start }: ClientContext, plan: Plan, options: HostOptions = {}): Host {
  const { instances = 1, topics = [topic], signExtended = false, process = t.process, ...windowOptions } = options;
  const stage = t.elsewhere(process);
  const server = new TesterServer(stage, { application, topics, instances, signExtended }, windowOptions);
  const running = start(plan);
  return {
    server,
    running,
    next: async () => {
      const side = await server.conversation();
      if (side === undefined) throw new Abandoned('the client sent no INITIATE that names the service');
      return side;
    },
    finish: async () => {
      const finished = await running.finished();
      await t.quiet();
      server.vanish();
      return finished;
    },
  };
}

export interface Meeting extends Host {
  readonly side: ServerSide;
  /** The next REQUEST, POKE and so on; `undefined` if TERMINATE or nothing comes. */
  question(key: MessageKey): Promise<Received>;
  /** Answers each question that comes until the client terminates, so that its plan goes on. */
  serve(): Promise<void>;
  /** Serves to the end, checks the manners and closes all windows. */
  part(): Promise<void>;
}

/** A conversation in which the client carries out some actions, and then ends it. */
export async function meet(context: ClientContext, actions: Plan, options: HostOptions = {}): Promise<Meeting> {
  const { t } = context;
  const met = host(context, [initiate, ...actions, terminate], options);
  const side = await met.next();
  return {
    ...met,
    side,
    serve: () => serve(side),
    question: async (key) => {
      const received = await side.nextQuestion();
      if (received?.key === key) return received;
      throw new Abandoned(`expected ${key} of the client, found ${received ? describe(received) : 'nothing'}`);
    },
    part: async () => {
      await serve(side);
      await met.finish();
      checkManners(t, met.server, side);
    },
  };
}

/** Answers what the client asks until it terminates, or until so many answers are given. */
export async function serve(side: ServerSide, answers = Number.POSITIVE_INFINITY): Promise<void> {
  for (let given = 0; given < answers; given += 1) {
    const received = await side.nextQuestion();
    if (received === undefined || received.key === 'TERMINATE') return;
    answerWell(side, received);
  }
}

/** The answer of a server that has every item and does everything, if it is asked in a way that can be answered. */
export function answerWell(side: ServerSide, received: Received): void {
  const itemless = received.atom === 0 && (received.key === 'REQUEST' || received.key === 'POKE');
  if (itemless) side.answer(received, NEGATIVE);
  else if (received.key !== 'REQUEST') side.answer(received, POSITIVE);
  else side.data(received, received.format, value('fresh', received.format), { response: true });
}

export function shown(received: Received | undefined): string {
  return received === undefined ? 'nothing' : describe(received);
}
