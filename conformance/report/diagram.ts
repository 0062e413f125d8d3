/** The exchange of a scenario as a sequence diagram in text, with tester and subject as lifelines. */
import type { Hwnd } from '../../desktop/message-port.js';
import { HWND_BROADCAST } from '../../desktop/message-port.js';
import type { TraceEntry } from '../tester/endpoint.js';
import { plain } from './text.js';

/** Widest message, in characters; a longer one is cut. */
const WIDEST = 76;
/** Most messages shown; of a longer exchange the end counts. */
export const MAX_MESSAGES = 60;

/**
 * One line for each message: `==` was sent, `--` was posted, and `x` ends an arrow that did not arrive. Where one
 * side has several windows, each has a number.
 *
 * @example
 * ```ts
 * import { referenceServer, runSuite, scenarios } from 'dde-spec/conformance';
 * import { diagram } from './diagram.js';
 * const { scenarios: played } = await runSuite(referenceServer, scenarios, { only: ['server.request.known-item'] });
 * diagram(played[0]?.trace ?? []).join('\n');
 * // tester                                      subject
 * //   |== INITIATE "DdeSpec" "Prices" ============>|  sent to all
 * //   |<= ACK to INITIATE "DdeSpec" "Prices" ======|  sent
 * //   ...
 * ```
 */
export function diagram(trace: readonly TraceEntry[]): readonly string[] {
  const shown = trace.slice(-MAX_MESSAGES);
  const windows = numbers(trace.map((entry) => entry.window));
  const peers = numbers(trace.map((entry) => entry.peer).filter((peer) => peer !== HWND_BROADCAST));
  const texts = shown.map((entry) => plain(entry.text, WIDEST));
  const width = Math.max(30, ...texts.map((text) => text.length)) + 6;
  const left = windows.size > 1 ? 4 : 2;
  const lines = shown.map((entry, at) => {
    const near = windows.size > 1 ? `${windows.get(entry.window)}`.padStart(2) : '';
    return `${near.padEnd(left)}|${arrow(entry, texts[at] ?? '', width)}|${note(entry, peers)}`;
  });
  const head = `tester${' '.repeat(Math.max(1, left + width + 2 - 'tester'.length - 'subject'.length + 3))}subject`;
  const omitted = trace.length - shown.length;
  return [head, ...(omitted > 0 ? [`${' '.repeat(left)}: ${omitted} earlier messages`] : []), ...lines];
}

function numbers(keys: readonly number[]): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (const key of keys) if (!map.has(key)) map.set(key, map.size + 1);
  return map;
}

function arrow({ direction, delivery }: TraceEntry, text: string, width: number): string {
  const line = delivery === 'sent' ? '=' : '-';
  const body = direction === 'out' ? `${line}${line} ${text} ` : `<${line} ${text} `;
  const tail = direction === 'in' ? line : delivery === 'failed' ? 'x' : '>';
  return `${body.padEnd(width - 1, line)}${tail}`;
}

function note({ delivery, peer }: TraceEntry, peers: ReadonlyMap<Hwnd, number>): string {
  const how = delivery === 'failed' ? 'could not be posted' : delivery;
  if (peer === HWND_BROADCAST) return `  ${how} to all`;
  const number = peers.get(peer);
  return peers.size > 1 && number !== undefined ? ` ${number} ${how}` : `  ${how}`;
}
