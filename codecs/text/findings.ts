/** What the rules forbid in readable text. */
import type { CodePage } from '../kernel/code-page.js';
import type { FormatFinding } from '../kernel/format.js';
import { hex } from '../kernel/rows.js';
import { readAnsiBlock, type TextBlock } from './text-block.js';

const lineEndRule = 'DDE-TEXT-002';

/** A finding if no NUL ends the text. */
export function terminatorFindings(block: Pick<TextBlock, 'terminated'>, length: number): readonly FormatFinding[] {
  return block.terminated
    ? []
    : [{ rule: 'DDE-TEXT-001', offset: length, expected: 'a NUL', found: 'the end of the block' }];
}

/** A finding for the first lead byte that is no part of a pair. */
export function pairFindings(bytes: Uint8Array, page: CodePage): readonly FormatFinding[] {
  const { text } = readAnsiBlock(bytes, page);
  const at = page.findLoneLead(text);
  if (at < 0) return [];
  const offset = page.measure(text.slice(0, at));
  return [{ rule: 'DDE-TEXT-006', offset: offset + 1, expected: 'a trail byte', found: foundAt(bytes, offset + 1) }];
}

function foundAt(bytes: Uint8Array, offset: number): string {
  const byte = bytes[offset];
  return byte === undefined ? 'the end of the block' : hex(byte, 2);
}

/** A finding for the first line end that is not CR LF; `offsetOf` turns units into bytes. */
export function lineEndFindings(text: string, offsetOf: (units: number) => number): readonly FormatFinding[] {
  let at = -1;
  for (;;) {
    at = nextLineEnd(text, at + 1);
    if (at < 0) return [];
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    else {
      const found = text[at] === '\r' ? 'CR alone' : 'LF alone';
      return [{ rule: lineEndRule, offset: offsetOf(at), expected: 'CR LF', found }];
    }
  }
}

const lineEnd = /[\r\n]/g;

function nextLineEnd(text: string, from: number): number {
  lineEnd.lastIndex = from;
  return lineEnd.exec(text)?.index ?? -1;
}
