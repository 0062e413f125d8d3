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
  /** Nanoseconds of processor time for an item: the median over the rounds, and the least. */
  readonly median: number;
  readonly least: number;
  /** The time as a multiple of the first contender's in the same round: the median over the rounds. */
  readonly ratio: number;
}

export interface MeasuredGroup {
  readonly title: string;
  readonly items: string;
  readonly results: readonly Measured[];
}

/** Odd, so that the median is one of them. */
const ROUNDS = 7;
/** How long a contender runs in a round, in nanoseconds, at least. */
const ROUND_TIME = 50e6;

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

/** The mean and not the median: a median of short runs would leave out the garbage that they make. */
const timeOf = async ({ run }: Contender): Promise<number> =>
  (await measure(run, { now, min_cpu_time: ROUND_TIME, min_samples: 3 })).avg;

/** The figures of each name, from its times in one round after the other; the first name is what is compared with. */
export const summarize = (names: readonly string[], times: readonly (readonly number[])[]): readonly Measured[] => {
  const [base = []] = times;
  return names.map((name, index) => {
    const all = times[index] ?? [];
    const ratios = all.map((time, round) => time / (base[round] ?? Number.NaN));
    return { name, median: median(all), least: Math.min(...all), ratio: median(ratios) };
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
  for (const contender of contenders) await timeOf(contender);
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, contender] of contenders.entries())
      times[index]?.push((await timeOf(contender)) / (contender.count ?? count));
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
