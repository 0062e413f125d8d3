/** Paths of files, as they should stand in lists. */
import type { RuleId } from '../../spec/rules/index.js';
import type { FormatFinding } from '../kernel/format.js';
import { shownText } from '../kernel/rows.js';

/**
 * Whether a path is fully qualified: it starts with a drive and its root, or with two slashes and something.
 *
 * @category Files
 *
 * @example
 * ```ts
 * import { isQualifiedPath } from 'dde-spec/codecs';
 * isQualifiedPath('C:\\a.txt'); // true
 * isQualifiedPath('C:a.txt'); // false
 * ```
 */
export function isQualifiedPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(path);
}

/** The finding about a path that is not. */
export function notQualified(rule: RuleId, path: string, offset: number): FormatFinding {
  return { rule, offset, expected: 'a fully qualified path', found: shownText(path) };
}
