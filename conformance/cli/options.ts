/** How options of several commands read their values. */
import { InvalidArgumentError } from 'commander';

/** Longest time that an option takes, in milliseconds: an hour. */
const LONGEST = 3_600_000;

/** For an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** For an option that is a time. */
export function milliseconds(value: string): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > LONGEST) throw new InvalidArgumentError(`It must be a whole number from 1 to ${LONGEST}.`);
  return number;
}
