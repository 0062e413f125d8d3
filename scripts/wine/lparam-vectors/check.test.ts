import { isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readLParam, writeLParam } from '../../../codecs/lparam/lparam.js';
import { loadLParamVectors } from '../../../conformance/vectors/lparam.js';
import { VirtualDesktop } from '../../../desktop/virtual/desktop.js';
import { type MessageForm, messageByValue } from '../../../spec/messages.js';
import { checkLParamVectors, type LParamFunctions, processFunctions } from './check.js';
import { wineExpectedFailures } from './expected-failures.js';

const lparamVectors = loadLParamVectors();
const ids = new Set(lparamVectors.map(({ id }) => id));
/** What the pages leave open binds nobody. */
const binding = lparamVectors.filter(({ grade }) => grade !== 'observed');

/** Everything packed in blocks, which is right for four messages of nine. */
function allInBlocks(): LParamFunctions {
  const blocks = new Map<bigint, { lo: bigint; hi: bigint }>();
  let next = 0x10000n;
  const functions: LParamFunctions = {
    bits: 64,
    pack: (_message, lo, hi) => {
      blocks.set(++next, { lo, hi });
      return next;
    },
    unpack: (_message, lParam) => blocks.get(lParam),
    free: (_message, lParam) => blocks.delete(lParam),
    reuse: (_lParam, _received, posted, lo, hi) => functions.pack(posted, lo, hi),
    isBlock: (lParam) => blocks.has(lParam),
  };
  return functions;
}

test('every vector has an id of its own', () => {
  assert.is(ids.size, lparamVectors.length);
});

test('every expected failure names vectors that exist, each once', () => {
  const named = wineExpectedFailures.map(({ check }) => check);
  assert.is(new Set(named).size, named.length);
  assert.equal(
    named.filter((id) => !ids.has(id)),
    [],
  );
});

test('the virtual desktop answers as the vectors say', () => {
  const results = checkLParamVectors(processFunctions(new VirtualDesktop().process('vectors')), binding);
  assert.ok(results.length > 100);
  assert.equal(
    results.filter(({ difference }) => difference !== undefined),
    [],
  );
});

test('the codec reads every packed lParam that the vectors spell out, and writes it back', () => {
  let read = 0;
  for (const vector of binding) {
    if (vector.kind !== 'pack' || vector.packed === 'block') continue;
    // No ACK among them, the one message with several forms: it is always packed.
    const form = messageByValue(vector.message)?.key as MessageForm;
    const decoded = readLParam(form, { lParam: vector.packed });
    assert.ok(isRight(decoded), vector.id);
    if (!isRight(decoded)) continue;
    const value = decoded.right;
    if (value.carriage === 'words') {
      assert.equal({ lo: BigInt(value.lo), hi: BigInt(value.hi) }, vector.unpacked, vector.id);
    } else if (value.carriage === 'direct') assert.is(value.handle, vector.unpacked.hi, vector.id);
    else assert.unreachable(vector.id);
    assert.is(writeLParam(value).lParam, vector.packed, vector.id);
    read++;
  }
  assert.ok(read > 10);
});

test('an implementation that packs everything is found out, and no more than it deserves', () => {
  const wrong = checkLParamVectors(allInBlocks()).filter(({ difference }) => difference !== undefined);
  const has = (id: string) => wrong.some((result) => result.id === id);
  assert.ok(has('pack-request-text'));
  assert.ok(has('pack-execute-low-half-dropped'));
  assert.ok(has('unpack-request-sign-extended'));
  assert.ok(has('reuse-data-ack'), 'a new block where the received one had to be used');
  assert.ok(has('reuse-ack-request'));
  assert.not.ok(has('pack-ack-positive'));
  assert.not.ok(has('pack-data-wide-sign'));
});

test('an implementation that leaks its blocks is found out', () => {
  const leaking: LParamFunctions = { ...allInBlocks(), free: () => true };
  const differences = checkLParamVectors(leaking).filter(({ id }) => id === 'pack-ack-positive');
  assert.equal(differences, [{ id: 'pack-ack-positive', difference: 'free: the block is still there' }]);
});

test('narrow functions are spared the wide vectors', () => {
  const narrow = checkLParamVectors({ ...allInBlocks(), bits: 32 }).map(({ id }) => id);
  assert.not.ok(narrow.includes('pack-ack-wide'));
  assert.ok(narrow.includes('pack-ack-sign'));
});

test.run();
