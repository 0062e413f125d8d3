import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownAdapter } from './own-adapter.js';

const answerRequest = ownAdapter('1.0');

const schema = JSON.parse(
  readFileSync(new URL('../../../conformance/adapter/adapter.schema.json', import.meta.url), 'utf8'),
) as { readonly $id: string } & Record<string, unknown>;
const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addSchema(schema);
const fits = (part: string, value: unknown): void => {
  const validate = ajv.getSchema(`${schema.$id}${part}`);
  assert.ok(validate);
  assert.ok(validate?.(value), `${JSON.stringify(value)}: ${ajv.errorsText(validate?.errors)}`);
};

const requests: readonly (readonly [request: Record<string, unknown>, answer: Record<string, unknown>])[] = [
  [
    { id: 2, op: 'decode', format: 'DDEACK', platform: 'win64', bytes: '0780' },
    { ok: { fAck: true, fBusy: false, bAppReturnCode: 7, reserved: 0, trailing: { $bytes: '' } } },
  ],
  [
    {
      id: 3,
      op: 'encode',
      format: 'DDEACK',
      platform: 'win16',
      value: { fAck: true, fBusy: false, bAppReturnCode: 7, reserved: 0, trailing: { $bytes: '' } },
    },
    { ok: { bytes: '07 80' } },
  ],
  [
    { id: 4, op: 'layout', structure: 'DDEACK', platform: 'win32' },
    {
      ok: { size: 2, offsets: {}, bits: { bAppReturnCode: 0xff, reserved: 0x3f00, fBusy: 0x4000, fAck: 0x8000 } },
    },
  ],
  [
    { id: 5, op: 'pack', platform: 'win32', message: 0x3e0 + 6, lo: { $int: '1' }, hi: { $int: '49153' } },
    { ok: { lParam: { $int: '-1073676287' } } },
  ],
  [{ id: 5, op: 'unpack', platform: 'win64', message: 0x3e0 + 5, lParam: { $int: '2' } }, { refused: {} }],
  [
    { id: 5, op: 'free', platform: 'win64', message: 0x3e0 + 5, lParam: { $int: '18446744073709551615' } },
    { unsupported: 'the virtual desktop has numbers of 53 bits' },
  ],
  [{ id: 5, op: 'decode', format: 'NONE', platform: 'win64', bytes: '' }, { unsupported: 'there is no such format' }],
  [
    { id: 6, op: 'decode', format: 'DDEACK', platform: 'win64', bytes: '' },
    { refused: { offset: 0, why: 'expected 2 bytes of header, flags at bytes 0 to 1, found an empty block' } },
  ],
];

for (const [request, answer] of requests) {
  test(`answers ${JSON.stringify(request)}, in the shapes of the schema`, () => {
    const found = answerRequest(request);
    assert.equal(found, { id: request['id'], ...answer });
    fits('', request);
    fits('', JSON.parse(JSON.stringify(found)));
  });
}

test('says hello as the schema says, and is silent to bye', () => {
  const hello = { id: 1, op: 'hello', protocol: 1 };
  fits('', hello);
  const answer = JSON.parse(JSON.stringify(answerRequest(hello))) as { readonly ok: unknown };
  fits('', answer);
  fits('#/$defs/hello', answer.ok);
  assert.is(answerRequest({ op: 'bye' }), undefined);
});

test('nothing that is asked makes it throw', () => {
  for (const op of [undefined, 1, 'decode', 'encode', 'layout', '__proto__']) {
    for (const rest of [{}, { format: 'DDEACK' }, { format: 'DDEACK', platform: 'win64', value: { __proto__: null } }])
      assert.ok(answerRequest({ id: 1, op, ...rest }));
  }
});

test.run();
