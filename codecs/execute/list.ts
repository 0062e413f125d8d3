/** Parameter lists that have no parameter in them. */

import type { ExecuteParameter } from './command.js';
import type { Dialect } from './dialect.js';

/** One bare parameter without characters, which cannot be told from none. */
export function isEmptyList(parameters: readonly ExecuteParameter[]): boolean {
  const [only] = parameters;
  return parameters.length === 1 && only !== undefined && only.text === '' && !only.quoted;
}

/** What the parameters between two parentheses are. */
export function listOf(parameters: readonly ExecuteParameter[], dialect: Dialect): readonly ExecuteParameter[] {
  return dialect.syntax.emptyList === 'none' && isEmptyList(parameters) ? [] : parameters;
}
