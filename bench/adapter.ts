/**
 * Vectors judged through the adapter protocol, several requests at once and in lock step. By the clock and not in
 * processor time: the adapter is another process, and waiting for it is what is measured.
 */
import { fileURLToPath } from 'node:url';
import { codecScenarios } from '../conformance/adapter/scenarios.js';
import type { CommandLine } from '../conformance/program/program.js';
import { adapterSubject } from '../conformance/runner/adapter-subject.js';
import { runSuite } from '../conformance/runner/suite.js';
import { type MeasuredGroup, summarize } from './compare.js';

const root = new URL('../../', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));

const own = [process.execPath, path('dist/conformance/cli/main.js'), 'subject', 'codec'] as const;
const python = ['python3', path('conformance/adapter/examples/python/adapter.py')] as const;

const ways = [
  { name: 'ours, pipelined', command: own, lockStep: false },
  { name: 'ours, in lock step', command: own, lockStep: true },
  { name: 'Python, pipelined', command: python, lockStep: false },
  { name: 'Python, in lock step', command: python, lockStep: true },
] as const;

const ROUNDS = 3;

export const adapterTitle = 'vectors judged through the adapter protocol';

const scenarios = codecScenarios().filter(({ checks }) => checks.every(({ alone }) => alone !== true));

/** Nanoseconds for a vector, over the formats that the adapter knows and without its start. */
const timeOf = async (command: CommandLine, lockStep: boolean): Promise<number> => {
  const run = await runSuite(adapterSubject({ name: 'timed', command, lockStep }), scenarios);
  const known = run.scenarios.filter(({ checks }) => checks.some(({ outcome }) => outcome === 'pass'));
  const judged = known.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome === 'pass');
  return (known.reduce((sum, { milliseconds }) => sum + milliseconds, 0) * 1e6) / judged.length;
};

export const judgeVectors = async (): Promise<MeasuredGroup> => {
  const times = ways.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { command, lockStep }] of ways.entries()) {
      times[index]?.push(await timeOf(command, lockStep));
    }
  }
  return {
    title: adapterTitle,
    items: 'vectors',
    results: summarize(
      ways.map(({ name }) => name),
      times,
    ),
  };
};
