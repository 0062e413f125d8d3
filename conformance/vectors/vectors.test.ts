import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codePages, formats } from '../../codecs/index.js';
import { findRule, formatSpecs, resolveReference, rules } from '../../spec/index.js';
import { encodedDigits, inputDigits } from './digits.js';
import { fileNameOf, vectorFileOf } from './file-name.js';
import { loadLayouts, loadVectors, vectorFiles } from './load.js';
import { loadLParamVectors } from './lparam.js';
import type { Vector } from './vector.js';

const folder = new URL('../../../conformance/vectors/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
const validatorOf = (name: string) => ajv.compile(json(name) as Record<string, unknown>);
const validate = validatorOf('vectors.schema.json');

const files = loadVectors();
const all = files.flatMap((file) => file.vectors.map((vector) => ({ file, vector })));
const bytesIn = (vector: Vector): number => inputDigits(vector).length / 2;

/** The problems that a look at each vector finds. */
function problems(look: (entry: (typeof all)[number]) => readonly (string | false | undefined)[]): readonly string[] {
  return all.flatMap((entry) =>
    look(entry)
      .filter((problem) => typeof problem === 'string')
      .map((problem) => `${entry.vector.id}: ${problem}`),
  );
}

test('every file is as the schema says', () => {
  const wrong = files.flatMap((file) => {
    if (validate(file as unknown)) return [];
    return (validate.errors ?? []).slice(0, 5).map((error) => `${file.format}${error.instancePath} ${error.message}`);
  });
  assert.equal(wrong, []);
});

test('the files that hold no format are as their schemas say', () => {
  for (const name of ['structures/layouts', 'lparam/lparam']) {
    const fits = validatorOf(`${name.split('/')[1]}.schema.json`);
    assert.ok(fits(json(`${name}.json`)), `${name}: ${ajv.errorsText(fits.errors?.slice(0, 5))}`);
  }
  const retired = json('retired-ids.json');
  assert.ok(Array.isArray(retired) && retired.every((id) => /^[A-Z0-9]+(?:-[A-Z0-9]+)*-[0-9]{3}$/.test(id)));
});

test('a layout lies inside its structure, and its id says of which and where', () => {
  for (const { id, structure, platform, size, offsets } of loadLayouts()) {
    assert.is(id, `LAYOUT-${structure.replaceAll('_', '-')}-${platform}`.toUpperCase());
    for (const [field, offset] of Object.entries(offsets)) assert.ok(offset < size, `${id}: ${field}`);
  }
});

test('every format has a file, and every file a format', () => {
  assert.equal(vectorFiles(), formatSpecs.map(vectorFileOf).sort());
  for (const file of files)
    assert.ok(
      formats.some(({ name }) => name === file.format),
      file.format,
    );
});

test('ids are unique, follow one another, and begin with the format; none is reused', () => {
  const retired = json('retired-ids.json') as readonly string[];
  const ids = [...all.map(({ vector }) => vector.id), ...loadLayouts().map(({ id }) => id)];
  const every = [...ids, ...loadLParamVectors().map(({ id }) => id)];
  assert.is(new Set(every).size, every.length);
  assert.equal(
    every.filter((id) => retired.includes(id)),
    [],
  );
  for (const { format, vectors } of files) {
    const prefix = fileNameOf(format).toUpperCase();
    const kept = [...vectors.map(({ id }) => id), ...retired.filter((id) => id.replace(/-[0-9]+$/, '') === prefix)];
    const wanted = kept.map((_, at) => `${prefix}-${String(at + 1).padStart(3, '0')}`);
    assert.equal([...kept].sort(), wanted, format);
    assert.equal(
      vectors.map(({ id }) => id),
      [...vectors.map(({ id }) => id)].sort(),
      `${format}: in order`,
    );
  }
});

test('rules exist, can be seen in bytes, and the level is theirs', () => {
  assert.equal(
    problems(({ vector }) => {
      const rule = findRule(vector.rule);
      if (rule === undefined) return [`there is no rule ${vector.rule}`];
      return [
        rule.observability !== 'bytes' && `${vector.rule} cannot be seen in bytes`,
        rule.level !== vector.level && `the level of ${vector.rule} is ${rule.level}`,
        ...(vector.breaks ?? []).map((id) => findRule(id) === undefined && `there is no rule ${id}`),
      ];
    }),
    [],
  );
});

test('the example of README.md is a vector of its file', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const [, example = ''] = /```json\n(\{\n {2}"id": [\s\S]*?)```/.exec(readme) ?? [];
  const shown = JSON.parse(example) as Vector;
  const { prefixes: _, ...vector } = all.find(({ vector: { id } }) => id === shown.id)?.vector ?? {};
  assert.equal(shown, vector);
});

test('sources and code pages exist', () => {
  assert.equal(
    problems(({ vector }) => [
      resolveReference(vector.source) === undefined && `there is no source ${vector.source}`,
      vector.options?.codePage !== undefined &&
        !codePages.some(({ name }) => name === vector.options?.codePage) &&
        `there is no code page ${vector.options.codePage}`,
    ]),
    [],
  );
  for (const { id, source } of loadLayouts()) assert.ok(resolveReference(source), `${id}: ${source}`);
  for (const { id, rule } of loadLParamVectors()) assert.ok(findRule(rule), id);
});

test('what is said of values is true of them', () => {
  const membersIn = (value: unknown): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = Array.isArray(value) ? [] : Object.keys(value);
    return [...own, ...Object.values(value).flatMap(membersIn)];
  };
  for (const { format, lossless, vectors } of files) {
    const members = new Set(vectors.flatMap(({ value }) => membersIn(value)));
    assert.equal(
      lossless.filter((name) => !members.has(name)),
      [],
      `${format}: lossless`,
    );
  }
  assert.equal(
    problems(({ vector }) => [
      (vector.encodes !== undefined || vector.encodesText !== undefined) &&
        encodedDigits(vector) === inputDigits(vector) &&
        'what encoding gives is the input, which need not be said',
      // A float may be greater than that; no whole number that is written out may.
      numbersIn(vector.value).some((number) => Math.abs(number) < 1e21) && 'a number beyond 53 bits that is no $int',
    ]),
    [],
  );
});

/** The whole numbers that JSON may not have kept. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test('flags and confirming programs are declared, and used', () => {
  for (const { format, flags, confirmedBy, vectors } of files) {
    const used = (list: 'flags' | 'confirmedBy') =>
      [...new Set(vectors.flatMap((vector) => vector[list] ?? []))].sort();
    assert.equal(used('flags'), Object.keys(flags).sort(), `${format}: flags`);
    assert.equal(used('confirmedBy'), Object.keys(confirmedBy).sort(), `${format}: confirmedBy`);
  }
});

test('every length below that of the input stands in the prefixes once', () => {
  assert.equal(
    problems(({ vector }) => {
      if (vector.prefixes === undefined) return [];
      const seen = new Array<number>(bytesIn(vector)).fill(0);
      const outside: string[] = [];
      for (const [first, last] of Object.values(vector.prefixes).flat()) {
        if (last >= seen.length || first > last) outside.push(`prefixes ${first} to ${last} of ${seen.length} bytes`);
        else for (let length = first; length <= last; length++) seen[length] = (seen[length] ?? 0) + 1;
      }
      const wrong = seen.findIndex((times) => times !== 1);
      return [...outside, wrong >= 0 && `prefix ${wrong} stands there ${seen[wrong]} times`];
    }),
    [],
  );
  const without = files.filter(({ vectors }) => vectors.every(({ prefixes }) => prefixes === undefined));
  assert.equal(
    without.map(({ format }) => format),
    [],
  );
});

test('what holds an escaped byte is asked only of who escapes', () => {
  assert.equal(
    problems(({ vector }) => {
      const holds = /[\uF700-\uF7FF]/.test(JSON.stringify(vector.value ?? null));
      return [
        holds !== (vector.flags?.includes('Escaped') === true) && 'the flag Escaped, and no escape, or the reverse',
      ];
    }),
    [],
  );
});

test('offsets lie inside the input, or at its end', () => {
  assert.equal(
    problems(({ vector }) => [(vector.offset ?? 0) > bytesIn(vector) && `offset ${vector.offset}`]),
    [],
  );
});

test('every rule of bytes is shown kept, and broken unless nothing can break it', () => {
  const missing = rules.flatMap(({ id, observability, untested }) => {
    if (observability !== 'bytes' || untested !== undefined) return [];
    const own = all.filter(({ vector }) => vector.rule === id || vector.breaks?.includes(id) === true);
    const kept = own.some(({ vector }) => vector.rule === id && vector.result === 'valid');
    const broken = own.some(({ vector }) => vector.result !== 'valid');
    const excused = files.some(({ onlyPositive }) => onlyPositive?.[id] !== undefined);
    return [
      ...(kept ? [] : [`${id}: no valid vector`]),
      ...(broken || excused ? [] : [`${id}: neither an invalid vector nor a reason for none`]),
      ...(broken && excused ? [`${id}: is said to be unbreakable, and broken`] : []),
    ];
  });
  assert.equal(missing, []);
});

test('reasons are given for rules of the file', () => {
  for (const { format, onlyPositive, vectors } of files) {
    const own = new Set(vectors.map(({ rule }) => rule));
    for (const rule of Object.keys(onlyPositive ?? {}))
      assert.ok(
        [...own].some((id) => id === rule),
        `${format}: ${rule}`,
      );
  }
});

test('every format of the specification that a codec reads is the same one', () => {
  const named = new Set(formatSpecs.map(({ name }) => name));
  for (const { format } of files) assert.ok(named.has(format), format);
});

test.run();
