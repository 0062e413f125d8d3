/** Where Wine 8.0 answers otherwise than the vectors say: the list that the C adapter is held against too. */
import { readFileSync } from 'node:fs';
import { isLeft } from 'fp-ts/lib/Either.js';
import { type Expectation, parseExpectations } from '../../../conformance/verdict/expectations.js';

const file = new URL('../user32.expected.json', import.meta.url);
const list = parseExpectations(readFileSync(file, 'utf8'));
if (isLeft(list)) throw new Error(`user32.expected.json: ${list.left.join('; ')}`);

/** Vectors that are known to fail, with exactly what is then found. */
export const wineExpectedFailures: readonly Expectation[] = list.right;
