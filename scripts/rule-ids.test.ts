import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../spec/index.js';
import { ruleIdPattern, schemas, withRuleIds } from './rule-ids.js';

for (const path of schemas) {
  test(`${path} names the rules that there are; npm run rule-ids brings it up to date`, () => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    assert.ok(text.includes(ruleIdPattern()));
    assert.is(withRuleIds(text), text);
  });
}

test('the pattern fits the ids of rules and nothing else', () => {
  const pattern = new RegExp(`^${ruleIdPattern()}$`);
  assert.ok(rules.every(({ id }) => pattern.test(id)));
  for (const id of ['DDE-REQUEST-999', 'DDE-NOWHERE-001', 'DDE-REQUEST-0031']) assert.not.ok(pattern.test(id), id);
});

test.run();
