import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as codecs from './index.js';

const types = [
  ...Object.values(codecs).filter((value) => value instanceof t.Type),
  codecs.cfText(),
  codecs.executeBlock({ unicode: false }),
  codecs.executeBlock({ unicode: true }),
  codecs.systemListCodec(),
] as t.Type<unknown, unknown>[];

test('every codec: any input gives a result, and an error names its expectation', () => {
  assert.ok(types.length >= 13, `only ${types.length} codecs`);
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.oneof(fc.anything(), fc.uint8Array()), (codec, input) => {
      const result = codec.decode(input);
      if (isRight(result)) {
        assert.ok(codec.is(result.right));
        assert.equal(codec.encode(result.right), input);
        return;
      }
      for (const error of codecs.codecErrors(result.left)) {
        assert.ok(error.expected !== '' && error.found !== '' && error.path.length > 0);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the example of the module', () => {
  const result = codecs.DDEDATA.decode(Uint8Array.of(0x00, 0xa0, 0x01, 0x00, 0x34, 0x32, 0x00));
  if (isLeft(result)) return assert.unreachable();
  assert.is(codecs.readText(result.right.value).text, '42');
});

test.run();
