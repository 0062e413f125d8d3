/** Checks of how structures lie in memory. */
import type { LayoutVector } from '../vectors/vector.js';
import { type CodecCheck, type CodecScenario, kept, unexpectedAnswer } from './check.js';
import { differenceOf } from './compare.js';

/** The scenario of the layouts. */
export function layoutScenario(vectors: readonly LayoutVector[]): CodecScenario {
  return {
    role: 'codec',
    id: 'codec.layouts',
    title: 'How the structures of the headers lie in memory',
    story: 'Asks for the size of each structure, where its fields are, and which bits a bit field has.',
    rules: [],
    checks: vectors.map(checkOf),
  };
}

function checkOf({ id, structure, platform, size, offsets, bits }: LayoutVector): CodecCheck {
  const layout = { size, offsets, ...(bits === undefined ? {} : { bits }) };
  return {
    id,
    platforms: [platform],
    *run(on, capabilities) {
      if (!capabilities.structures.includes(structure))
        return { kind: 'unsupported', why: `the adapter does not declare the layout of ${structure}` };
      const answer = yield { op: 'layout', structure, platform: on };
      if (answer.kind !== 'ok') return unexpectedAnswer(`a size of ${size}`, answer);
      const difference = differenceOf(layout, answer.value, undefined, 'layout');
      return difference === undefined ? kept : { kind: 'broken', ...difference };
    },
  };
}
