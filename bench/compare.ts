/** Ways to do the same thing, timed against one another in one run. */
import { isDeepStrictEqual } from 'node:util';
import { do_not_optimize, measure } from 'mitata';

export interface Contender {
  readonly name: string;
  /** How many items one run handles; default that of the group. */
  readonly count?: number;
  /** Handles all its items and gives the last value, through {@link keep}. Called without `this`. */
  readonly run: () => unknown;
}

export interface Group {
  readonly title: string;
  /** What is counted, in the plural, such as `blocks`. */
  readonly items: string;
  /** How many of them one run handles. */
  readonly count: number;
  /** The first is what the others are compared with; all must give the same value. */
  readonly contenders: readonly [Contender, ...Contender[]];
}

export interface Measured {
  readonly name: string;
  /** Nanoseconds of processor time for an item: the least of all samples, and the median of the rounds. */
  readonly least: number;
  readonly median: number;
  /** The least as a multiple of the first contender's: what other programs take from the machine only ever adds. */
  readonly ratio: number;
}

export interface MeasuredGroup {
  readonly title: string;
  readonly items: string;
  readonly results: readonly Measured[];
}

/** Odd, so that the median is one of them. */
const ROUNDS = 9;
/** How long a contender runs in a round, in nanoseconds, at least, and in one sample of it. */
const ROUND_TIME = 80e6;
const SAMPLE_TIME = 20e6;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Uses a value in a way that no compiler sees through, so that the work that made it is really done. */
export const keep = <T>(value: T): T => {
  do_not_optimize(value);
  return value;
};

/** Processor time in nanoseconds: unlike that of a clock, it does not grow while other programs run. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

/** Runs something until it is compiled, and says how many runs make a sample. */
const warmUp = async ({ run }: Contender): Promise<number> => {
  let runs = 0;
  const start = now();
  while (now() - start < ROUND_TIME) {
    await run();
    runs += 1;
  }
  return Math.max(1, Math.round((runs * SAMPLE_TIME) / (now() - start)));
};

/** The least sample: each is long enough for its runs' garbage to be collected in it, and for the clock to cost nothing. */
const timeOf = async ({ run }: Contender, runs: number): Promise<number> => {
  const many = { batch_samples: runs, batch_unroll: 1, batch_threshold: Number.POSITIVE_INFINITY };
  const options = { now, min_cpu_time: ROUND_TIME, min_samples: 3, ...(runs > 1 ? many : { batch_threshold: -1 }) };
  return (await measure(run, options)).min;
};

/** The figures of each name, from its times in one round after the other; the first name is what is compared with. */
export const summarize = (names: readonly string[], times: readonly (readonly number[])[]): readonly Measured[] => {
  const first = Math.min(...(times[0] ?? []));
  return names.map((name, index) => {
    const all = times[index] ?? [];
    const least = Math.min(...all);
    return { name, least, median: median(all), ratio: least / first };
  });
};

/**
 * Times the contenders, once they are compiled. They take turns, so that what slows the machine for a while slows all
 * of them.
 *
 * @throws if two of them give different values
 */
export const compare = async ({ title, items, count, contenders }: Group): Promise<MeasuredGroup> => {
  const [first] = contenders;
  const expected = await first.run();
  for (const { name, run } of contenders) {
    if (!isDeepStrictEqual(await run(), expected)) throw new Error(`${title}: ${name} gives another value`);
  }
  const runs: number[] = [];
  for (const contender of contenders) runs.push(await warmUp(contender));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries())
      times[index]?.push((await timeOf(contender, runs[index] ?? 1)) / (contender.count ?? count));
  }
  return {
    title,
    items,
    results: summarize(
      contenders.map(({ name }) => name),
      times,
    ),
  };
};
