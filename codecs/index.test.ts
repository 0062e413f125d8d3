import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatSpecs } from '../spec/formats/index.js';
import { platforms } from '../spec/types.js';
import * as codecs from './index.js';

type AnyCodec = codecs.Codec<unknown, unknown>;

/** The codecs that are no formats: of words, of strings, of lParams, and of what stands in a format. */
const others: readonly AnyCodec[] = [
  codecs.AckStatus,
  codecs.ExecuteString,
  codecs.SystemList,
  codecs.SystemStatus,
  codecs.defineShortString(3),
  codecs.definePackedSharedData('AnsiChar'),
  ...Object.values(codecs.LParam),
] as readonly AnyCodec[];
const all: readonly AnyCodec[] = [...(codecs.formats as readonly AnyCodec[]), ...others];

const inputs = fc.oneof(
  fc.anything(),
  fc.uint8Array(),
  // What is often enough a whole value of something.
  fc
    .array(fc.constantFrom(0, 0, 1, 4, 8, 0x41, 0x5b, 0x5d, 0xff), { maxLength: 300 })
    .map((list) => Uint8Array.from(list)),
  fc.constantFrom(4, 8, 12, 16, 40, 96, 120, 332, 1032, 2060).map((length) => new Uint8Array(length)),
  fc.string().map((text) => `[${text}]`),
  fc.nat(0xffff),
);
const options = fc.record(
  {
    platform: fc.constantFrom(...platforms),
    codePage: fc.constantFrom(...codecs.codePages),
    profile: fc.constantFrom('current' as const, 'old' as const, 'msdn' as const, 'progman' as const),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test('every codec: any input gives a value that comes back, or an error that names its expectation', () => {
  assert.is(codecs.formats.length, formatSpecs.length);
  const read = new Set<AnyCodec>();
  fc.assert(
    fc.property(fc.constantFrom(...all), inputs, options, (codec, input, context) => {
      const result = codec.decode(input, context);
      if (isRight(result)) {
        read.add(codec);
        assert.ok(codec.is(result.right, context), codec.name);
        const again = codec.encode(result.right, context);
        if (codec.canonical === undefined) assert.equal(again, input, codec.name);
        else assert.equal(codec.decode(again, context), result, codec.name);
        return;
      }
      const { expected, found, path } = result.left;
      assert.ok(expected !== '' && found !== '' && path.length > 0, codec.name);
    }),
    { numRuns: 20_000 },
  );
  // The others want marks or sizes that chance does not bring; their own tests have them.
  assert.ok(read.size > 45, `only ${read.size} of ${all.length} read anything`);
});

test('the io-ts type of every codec says what the codec says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), inputs, options, (codec, input, context) => {
      const type = codecs.typeOf(codec, context);
      const one = type.decode(input);
      const other = codec.decode(input, context);
      if (isRight(one)) assert.equal(one, other);
      else assert.equal(codecs.codecErrors(one.left), isLeft(other) ? [other.left] : []);
      assert.is(type.is(input), codec.is(input, context));
    }),
    { numRuns: 3000 },
  );
});

/** The name that an export has by the rule, of a name of the specification. */
const byRule = (name: string): string =>
  /^[A-Z_]+$/.test(name) && !name.startsWith('CF_') ? name : (exceptions[name] ?? camel(name));
const camel = (name: string): string =>
  name
    .split(/[ _-]/)
    .map((word) => (/^[A-Z]+$/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
/** Where the words of a name run together in capitals. */
const exceptions: Readonly<Record<string, string>> = {
  CF_OEMTEXT: 'CfOemText',
  CF_UNICODETEXT: 'CfUnicodeText',
  CF_DIBV5: 'CfDibV5',
  CF_METAFILEPICT: 'CfMetafilePict',
  CF_ENHMETAFILE: 'CfEnhMetafile',
};

/** The verbs that functions begin with. */
const verbs =
  /^(?:annotate|compare|decode|define|find|format|is|join|list|make|measure|name|parse|read|recognise|split|take|unescape|write)(?=[A-Z])/;
/** What the rule names itself, and the macros of the headers in camel case. */
const named = ['typeOf', 'orThrow', 'orUndefined', 'codecErrors', 'loWord', 'hiWord', 'makeLong', 'signExtend'];

test('the rule of names: a constant for every format, and kernels in pairs', () => {
  const exports = codecs as unknown as Readonly<Record<string, unknown>>;
  for (const format of codecs.formats) assert.is(exports[byRule(format.name)], format, format.name);
  for (const name of Object.keys(exports)) {
    if (typeof exports[name] === 'function' && /^[a-z]/.test(name)) {
      assert.ok(named.includes(name) || verbs.test(name), `${name} begins with no verb`);
    }
    const [, kernel] = /^(?:read|write)([A-Z].*)$/.exec(name) ?? [];
    if (kernel === undefined || ['DibHeader', 'ExecuteBlock'].includes(kernel)) continue;
    assert.type(exports[`read${kernel}`], 'function', `read${kernel}`);
    assert.type(exports[`write${kernel}`], 'function', `write${kernel}`);
    if (!['BmpFile', 'ShortString'].includes(kernel)) assert.ok(kernel in exports, `no constant ${kernel}`);
  }
});

test('a format that the compiler knows by its name has the type of its value', () => {
  const text = codecs.orThrow(codecs.findFormat('CF_TEXT'));
  const value: codecs.CfText = codecs.orThrow(text.decode(Uint8Array.of(0x34, 0x32, 0)));
  assert.is(value.text, '42');
  const unknown: codecs.Format = codecs.orThrow(codecs.findFormat('Cf_Text' as string));
  assert.is(unknown, text);
});

test('what all callers share cannot be changed', () => {
  const change = (target: object, name: string) => () => Reflect.set(target, name, undefined);
  for (const shared of [
    codecs.formats,
    codecs.codePages,
    codecs.defaultContext,
    codecs.LParam,
    ...all,
    ...codecs.codePages,
  ]) {
    assert.ok(Object.isFrozen(shared));
    for (const name of Object.keys(shared)) assert.is(change(shared, name)(), false);
  }
});

test('bytes of another realm are bytes', () => {
  const foreign = runInNewContext('Uint8Array.of(0, 0x80, 1, 0)') as Uint8Array;
  assert.not(foreign instanceof Uint8Array);
  for (const { decode, is } of [codecs.DDEADVISE, codecs.typeOf(codecs.DDEADVISE)]) {
    const block = decode(foreign);
    assert.ok(isRight(block));
    if (isRight(block)) assert.ok(is(block.right));
  }
  const taken = codecs.orThrow(codecs.readDDEADVISE(foreign));
  assert.equal(Array.from(codecs.writeDDEADVISE(taken)), [0, 0x80, 1, 0]);
  const forged = Object.create(Uint8Array.prototype) as Uint8Array;
  for (const other of [forged, runInNewContext('new Uint16Array(4)'), { [Symbol.toStringTag]: 'Uint8Array' }, [0]]) {
    assert.ok(isLeft(codecs.DDEADVISE.decode(other as Uint8Array)));
  }
});

test('an option that does not exist is told of, whatever the format', () => {
  const bytes = Uint8Array.of(0x41, 0);
  const wrong = (given: object, message: RegExp, act: (given: object) => unknown) =>
    assert.throws(
      () => act(given),
      (error: unknown) => error instanceof codecs.CodecException && message.test(error.message),
    );
  const page = /^codePage: expected a code page such as windows1252, or one that findCodePage gives, found /;
  for (const codePage of ['windows-1251', 1251, null, {}, new TextDecoder('windows-1251')]) {
    wrong({ codePage }, page, (given) => codecs.readCfText(bytes, given));
    wrong({ codePage }, page, (given) => codecs.writeCfText(codecs.makeCfText('A'), given));
    wrong({ codePage }, page, (given) => codecs.CfText.is(codecs.makeCfText('A'), given));
    wrong({ codePage }, page, (given) => codecs.typeOf(codecs.CfText, given).decode(bytes));
    wrong({ codePage }, page, (given) => codecs.annotateBlock('CF_TEXT', bytes, given));
  }
  const platform = /^platform: expected one of win16, win32, win64, found /;
  for (const name of ['win128', 'WIN32', '__proto__', 32, null]) {
    wrong({ platform: name }, platform, (given) => codecs.CfBitmap.decode(bytes, given));
    wrong({ platform: name }, platform, (given) => codecs.XTYP.encode(codecs.splitXTYP(0x20b0), given));
  }
});

test('the example of the module', () => {
  const block = codecs.readDDEDATA(Uint8Array.of(0x00, 0xa0, 0x01, 0x00, 0x34, 0x32, 0x00));
  if (isLeft(block)) return assert.unreachable();
  assert.is(codecs.orThrow(codecs.readCfText(block.right.value)).text, '42');
});

test.run();
