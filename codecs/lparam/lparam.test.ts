import fc from 'fast-check';
import { isLeft, isRight, right } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { carriage, lParamBits } from '../../spec/lparam.js';
import { type MessageForm, messageForms } from '../../spec/messages.js';
import { type Platform, platforms } from '../../spec/types.js';
import { codecErrors, typeOf } from '../kernel/io-ts.js';
import { hiWord, LParam, loWord, makeLong, makeWordsLParam, readLParam, signExtend } from './lparam.js';

const typeOn = (of: MessageForm, on: Platform) => typeOf(LParam[of], { platform: on });
const read = (of: MessageForm, on: Platform, lParam: number | bigint) => readLParam(of, { lParam }, { platform: on });

const allForms = Object.keys(messageForms) as MessageForm[];
const form = fc.constantFrom(...allForms);
const platform = fc.constantFrom(...platforms);
const anyInteger = fc.bigInt({ min: -(1n << 65n), max: 1n << 66n });
const wordValue = fc.nat(0xffff);

const mask = (bits: number) => (1n << BigInt(bits)) - 1n;

test('words: split and joined', () => {
  fc.assert(
    fc.property(wordValue, wordValue, (lo, hi) => {
      const long = makeLong(lo, hi);
      for (const same of [long, signExtend(long), BigInt(long), BigInt(signExtend(long))]) {
        assert.is(loWord(same), lo);
        assert.is(hiWord(same), hi);
      }
    }),
  );
  assert.is(makeLong(1, 0xc007), 0xc0070001);
  assert.is(signExtend(0xc0070001), -0x3ff8ffff);
});

test('win64: both extensions of two words are read, kept and written back', () => {
  const codec = typeOn('INITIATE', 'win64');
  const sign = codec.decode({ lParam: 0xffffffffc007c001n });
  const zero = codec.decode({ lParam: 0xc007c001n });
  assert.equal(sign, right({ carriage: 'words', lo: 0xc001, hi: 0xc007, extension: 'sign' }));
  assert.equal(zero, right({ carriage: 'words', lo: 0xc001, hi: 0xc007, extension: 'zero' }));
  assert.equal(codec.decode({ lParam: -0x3ff83fff }), sign);
  for (const result of [sign, zero]) {
    if (isRight(result)) assert.equal(codec.decode(codec.encode(result.right)), result);
  }
  assert.is(codec.encode(makeWordsLParam(0xc001, 0xc007, { platform: 'win64' })).lParam, -0x3ff83fffn);
});

test('win64: anything else above two words is an error', () => {
  for (const lParam of [0x1_0000_0000n, 0xffffffff_7fff_0000n, 0x7fffffff_c000_c000n]) {
    assert.ok(isLeft(read('REQUEST', 'win64', lParam)), lParam.toString(16));
  }
  assert.ok(isRight(read('REQUEST', 'win64', 0x7fff_0000n)));
  assert.ok(isRight(read('REQUEST', 'win64', 0xffffffff_8000_0000n)));
});

test('the width of the platform is the limit, on both sides', () => {
  for (const each of platforms) {
    const bits = BigInt(lParamBits[each]);
    const accepted = [-(1n << (bits - 1n)), (1n << bits) - 1n];
    for (const lParam of accepted) assert.ok(isRight(read('TERMINATE', each, lParam)));
    for (const lParam of [(accepted[0] as bigint) - 1n, 1n << bits]) {
      assert.ok(isLeft(read('TERMINATE', each, lParam)));
    }
  }
  for (const lParam of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    assert.ok(isLeft(read('TERMINATE', 'win64', lParam)));
  }
});

test('EXECUTE: the high word on win16, the whole lParam after it', () => {
  assert.equal(read('EXECUTE', 'win16', 0x12340000), right(makeWordsLParam(0, 0x1234, { platform: 'win16' })));
  assert.equal(read('EXECUTE', 'win32', -1), right({ carriage: 'direct', handle: 0xffffffffn }));
  assert.equal(read('EXECUTE', 'win64', 0x1_2345_6789), right({ carriage: 'direct', handle: 0x123456789n }));
});

test('a packed lParam wants its halves, and says so', () => {
  const codec = typeOn('DATA', 'win32');
  const without = codec.decode({ lParam: 0x00a10008n });
  if (isRight(without)) return assert.unreachable();
  assert.equal(codecErrors(without.left)[0]?.path, ['DATA', 'halves']);
  assert.equal(
    codec.decode({ lParam: 0x00a10008n, halves: { lo: 0x80000004n, hi: 0xc012n } }),
    right({ carriage: 'packed', block: 0x00a10008n, lo: 0x80000004n, hi: 0xc012n }),
  );
  for (const halves of [null, {}, { lo: 1 }, { lo: '1', hi: 2 }, { lo: 1n << 32n, hi: 0n }, { lo: 0, hi: 1.5 }]) {
    assert.ok(isLeft(codec.decode({ lParam: 1n, halves })));
  }
});

test('a recorded lParam comes back, on every form and platform', () => {
  fc.assert(
    fc.property(form, platform, anyInteger, anyInteger, anyInteger, (f, p, lParam, lo, hi) => {
      const packed = carriage[p][f] === 'packed';
      const bits = lParamBits[p];
      const halves = { lo: lo & mask(bits), hi: hi & mask(bits) };
      const recorded = { lParam: lParam & mask(carriage[p][f] === 'words' ? 32 : bits), ...(packed ? { halves } : {}) };
      const codec = typeOn(f, p);
      const result = codec.decode(recorded);
      if (isLeft(result)) return assert.unreachable(codecErrors(result.left)[0]?.found);
      assert.ok(codec.is(result.right));
      assert.equal(codec.encode(result.right), { ...recorded, lParam: BigInt.asIntN(bits, recorded.lParam) });
    }),
  );
});

test('a value comes back from two words', () => {
  const value = fc
    .tuple(platform, wordValue, wordValue, fc.boolean())
    .map(([p, lo, hi, zero]): [Platform, ReturnType<typeof makeWordsLParam>] => {
      const canonical = makeWordsLParam(lo, hi, { platform: p });
      return [p, zero && canonical.extension === 'sign' ? { ...canonical, extension: 'zero' } : canonical];
    });
  fc.assert(
    fc.property(value, ([p, words]) => {
      const codec = typeOn('ACK-INITIATE', p);
      assert.ok(codec.is(words));
      assert.equal(codec.decode(codec.encode(words)), right(words));
    }),
  );
});

test('nothing throws', () => {
  fc.assert(
    fc.property(form, platform, fc.anything(), (f, p, input) => {
      assert.ok(isLeft(typeOn(f, p).decode(input)));
    }),
  );
  fc.assert(
    fc.property(form, platform, fc.anything(), fc.anything(), (f, p, lParam, halves) => {
      typeOn(f, p).decode({ lParam, halves });
    }),
  );
  assert.not(typeOn('REQUEST', 'win64').is({ carriage: 'words', lo: 1, hi: 0xc000, extension: 'none' }));
  assert.not(typeOn('REQUEST', 'win32').is({ carriage: 'words', lo: 1, hi: 0xc000, extension: 'sign' }));
  assert.not(typeOn('REQUEST', 'win32').is({ carriage: 'direct', handle: 1n }));
});

test('a form or a platform that does not exist is told of', () => {
  const wrong = (act: () => unknown, message: RegExp) => assert.throws(act, message);
  wrong(() => read('NOTHING' as MessageForm, 'win32', 0), /form: expected one of INITIATE.*found "NOTHING"/);
  wrong(() => read('__proto__' as MessageForm, 'win32', 0), /form: expected one of/);
  wrong(() => read('DATA', 'win128' as Platform, 0), /platform: expected one of win16, win32, win64, found "win128"/);
});

test.run();
