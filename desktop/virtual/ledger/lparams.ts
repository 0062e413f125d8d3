/** Who owns each packed lParam. */
import { messages } from '../../../spec/messages.js';
import { packedLParam } from '../../../state-machines/resources/packed-lparam.js';
import type { LParam } from '../../message-port.js';
import type { TracedMessage } from '../trace.js';
import { type Findings, hex, messageName, messageWhat, type Stack } from './finding.js';

type LParamState = keyof typeof packedLParam.states;
type LParamEvent = Exclude<keyof typeof packedLParam.events, 'rule broken'>;

/** The packing memory of one lParam, from PackDDElParam on. */
export interface Packing {
  readonly lParam: LParam;
  state: LParamState;
  holder: string;
  message: number;
  what: string;
}

export class LParamLedger {
  readonly #findings: Findings;
  readonly #stack: Stack;
  readonly #packings = new Map<LParam, Packing>();

  constructor(findings: Findings, stack: Stack) {
    this.#findings = findings;
    this.#stack = stack;
  }

  /** How many somebody owns. */
  get count(): number {
    const final: readonly LParamState[] = packedLParam.final;
    let count = 0;
    for (const { state } of this.#packings.values()) if (!final.includes(state)) count += 1;
    return count;
  }

  /** The scenario is over: what is owned still is a leak. */
  close(): void {
    for (const packing of this.#packings.values()) this.#event(packing, 'scenario ended', packing.holder);
  }

  isPacked(lParam: LParam): boolean {
    return this.#packings.has(lParam);
  }

  #event(packing: Packing, event: LParamEvent, actor: string, otherMessage = false): void {
    const before = packing.state;
    const result = this.#findings.step(packedLParam, before, event, {
      ACK: packing.message === messages.ACK.value,
      'other message': otherMessage,
      stranger: actor !== packing.holder,
    });
    const finding = { resource: 'lparam', what: packing.what, detail: `${before}: ${event}` } as const;
    this.#findings.report(result, finding, () => actor);
    if (result.ok) packing.state = result.state;
    // Posted under a wrong message it is under way all the same; to unpack wrongly takes nothing away.
    else if (result.row !== undefined && event === 'posted' && otherMessage) packing.state = 'in flight';
    else if (result.row !== undefined && event !== 'unpacked') packing.state = 'spoiled';
  }

  #what(lParam: LParam, message: number): string {
    return `lParam ${hex(lParam)} of ${messageName(message)}`;
  }

  packed(process: string, message: number, lParam: LParam): void {
    const what = this.#what(lParam, message);
    this.#packings.set(lParam, { lParam, state: 'packed', holder: process, message, what });
  }

  /** A packing function was used for a message that it does not serve. */
  misused(process: string, message: number, call: string): void {
    const what = `lParam of ${messageName(message)}`;
    const detail = `${call} was called for a message that is sent`;
    this.#findings.add({ verdict: 'broken', rule: 'DDE-LPARAM-002', process, resource: 'lparam', what, detail });
  }

  /** INITIATE or the ACK to it was sent as it should be; else the packing does not count any more. */
  sent(record: TracedMessage): boolean {
    const packing = this.#packings.get(record.lParam);
    if (packing !== undefined) {
      this.misused(record.sender, record.message, 'pack');
      if (record.form === 'ACK-INITIATE') packing.state = 'spoiled';
      return false;
    }
    const what = `lParam of ${messageWhat(record)}`;
    const detail = 'sent as two plain words';
    const process = record.sender;
    this.#findings.add({ verdict: 'kept', rule: 'DDE-LPARAM-002', process, resource: 'lparam', what, detail });
    return true;
  }

  /** Whether the process is processing an ACK to INITIATE with this lParam. */
  #isSentAck(process: string, lParam: LParam): boolean {
    const running = this.#stack.running(process);
    return running?.form === 'ACK-INITIATE' && running.lParam === lParam;
  }

  unpacked(process: string, message: number, lParam: LParam): void {
    const packing = this.#packings.get(lParam);
    if (packing !== undefined) this.#event(packing, 'unpacked', process, message !== packing.message);
    else if (this.#isSentAck(process, lParam)) this.misused(process, message, 'unpack');
  }

  freed(process: string, message: number, lParam: LParam): void {
    const packing = this.#packings.get(lParam);
    if (packing !== undefined) this.#event(packing, 'freed', process, message !== packing.message);
    else if (this.#isSentAck(process, lParam)) this.misused(process, message, 'free');
  }

  reused(process: string, lParam: LParam, received: number, posted: number): void {
    const packing = this.#packings.get(lParam);
    if (packing === undefined) return;
    this.#event(packing, 'reused', process, received !== packing.message);
    packing.holder = process;
    packing.message = posted;
    packing.what = this.#what(lParam, posted);
  }

  /** A message takes packing memory along, or could not. */
  posted(record: TracedMessage): Packing | undefined {
    const packing = this.#packings.get(record.lParam);
    if (packing === undefined) return undefined;
    const event = record.delivery === 'failed' ? 'post failed' : 'posted';
    this.#event(packing, event, record.sender, packing.message !== record.message);
    packing.message = record.message;
    packing.what = `lParam ${hex(record.lParam)} of ${messageWhat(record)}`;
    return packing;
  }

  /** False if its receiver gets packing memory that is gone. */
  delivered(packing: Packing, receiver: string): boolean {
    this.#event(packing, 'delivered', packing.holder);
    if (packing.state === 'received') packing.holder = receiver;
    return packing.state !== 'spoiled';
  }

  discarded(packing: Packing): void {
    this.#event(packing, 'discarded', packing.holder);
  }

  processDied(process: string): void {
    for (const packing of this.#packings.values())
      if (packing.holder === process) this.#event(packing, 'holder died', process);
  }
}
