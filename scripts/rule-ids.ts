/**
 * The ids of all rules, in the schemas of files that name rules: `npm run rule-ids` brings them up to date after a rule
 * was added.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../spec/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The schemas, as paths from the root. */
export const schemas: readonly string[] = [
  'conformance/vectors/vectors.schema.json',
  'conformance/vectors/lparam.schema.json',
  'conformance/verdict/expectations.schema.json',
];

/** A regular expression that only ids of rules fit, grouped by area. */
export function ruleIdPattern(): string {
  const numbers = new Map<string, string[]>();
  for (const { id } of rules) {
    const [, area = '', number = ''] = id.split('-');
    numbers.set(area, [...(numbers.get(area) ?? []), number]);
  }
  return `DDE-(?:${[...numbers].map(([area, all]) => `${area}-(?:${all.sort().join('|')})`).join('|')})`;
}

/** Where a schema has the pattern, or what stood there before this script ran for the first time. */
const place = /DDE-(?:\[A-Z\]\+-\[0-9\]\{3\}|\(\?:[A-Z]+-\(\?:[0-9|]+\)(?:\|[A-Z]+-\(\?:[0-9|]+\))*\))/g;

/** The text of a schema with the ids that there are. */
export function withRuleIds(schema: string): string {
  return schema.replaceAll(place, () => ruleIdPattern());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const path of schemas) writeFileSync(join(root, path), withRuleIds(readFileSync(join(root, path), 'utf8')));
}
