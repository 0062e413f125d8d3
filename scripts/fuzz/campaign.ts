/** Fuzzes one format for a while. */
import fc from 'fast-check';
import { codePages, type Format, type FormatContext } from '../../codecs/index.js';
import { executeProfiles, platforms } from '../../spec/index.js';
import { checkInput } from './check.js';
import { inputsFrom } from './mutate.js';

/** An input on which something does not hold, as small as it could be made. */
export interface Failure {
  readonly format: string;
  readonly trouble: string;
  readonly bytes: Uint8Array;
  readonly context: FormatContext;
}

/** What came of a while. */
export interface Campaign {
  readonly inputs: number;
  /** Inputs that made the codec go a way that no input before them made it go. */
  readonly discovered: readonly Uint8Array[];
  readonly failure: Failure | undefined;
}

const contexts: fc.Arbitrary<FormatContext> = fc.record({
  platform: fc.constantFrom(...platforms),
  codePage: fc.constantFrom(...codePages),
  profile: fc.constantFrom(...executeProfiles),
});

/** How many signatures are remembered for a format; beyond it nothing counts as new. */
const mostSignatures = 20_000;

/**
 * Tries inputs near the corpus until the time is over or one fails.
 *
 * @param seen the signatures of earlier campaigns; new ones are added
 */
export const fuzz = (
  format: Format,
  corpus: readonly Uint8Array[],
  seen: Set<string>,
  { milliseconds, seed }: { readonly milliseconds: number; readonly seed: number },
): Campaign => {
  const discovered: Uint8Array[] = [];
  let inputs = 0;
  const property = fc.property(inputsFrom(corpus), contexts, (bytes, context) => {
    inputs++;
    const { trouble, signature } = checkInput(format, bytes, context);
    if (trouble !== undefined) throw new Error(trouble);
    if (seen.has(signature) || seen.size >= mostSignatures) return;
    seen.add(signature);
    discovered.push(bytes);
  });
  const details = fc.check(property, {
    seed,
    numRuns: 1e9,
    maxSkipsPerRun: 1,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
    endOnFailure: false,
  });
  const counterexample = details.counterexample;
  if (!details.failed || counterexample === null) return { inputs, discovered, failure: undefined };
  const [bytes, context] = counterexample;
  const trouble = checkInput(format, bytes, context).trouble ?? 'it failed once, and not again';
  return { inputs, discovered, failure: { format: format.name, trouble, bytes, context } };
};
