/** How many findings there are at most. */
import type { FormatFinding } from './format.js';

/** A megabyte of wrong lines would else give as many findings, each far larger than its line. */
const maxFindings = 1000;

/** The first findings of many; those after them are not looked for. */
export function firstFindings(findings: Iterable<FormatFinding>): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
  for (const each of findings) {
    all.push(each);
    if (all.length === maxFindings) break;
  }
  return all;
}
