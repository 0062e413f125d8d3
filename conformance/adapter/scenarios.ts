/** Everything that is asked of a codec: the vectors of every format, and how structures lie in memory. */
import { loadLayouts, loadVectors } from '../vectors/load.js';
import type { CodecScenario } from './check.js';
import { layoutScenario } from './layout-checks.js';
import { lparamScenario } from './lparam-checks.js';
import { vectorScenario } from './vector-checks.js';

/**
 * The scenarios for a codec, read from the vectors of this package.
 *
 * @example
 * ```ts
 * import { codecScenarios } from 'dde-spec/conformance/node';
 * codecScenarios().map(({ id }) => id).includes('codec.ddedata'); // true
 * ```
 */
export function codecScenarios(): readonly CodecScenario[] {
  return [...loadVectors().map(vectorScenario), layoutScenario(loadLayouts()), lparamScenario()];
}
