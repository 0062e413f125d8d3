/** The bytes of vectors as the adapter protocol sends them. */
import type { Vector } from './vector.js';

/** The bytes as digits alone, in capitals. */
function digitsOf(hex: string): string {
  return hex.replaceAll(' ', '').toUpperCase();
}

/** The bytes that characters below U+0100 stand for. */
function digitsOfText(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex').toUpperCase();
}

/** The bytes of a vector as pairs of capital digits without blanks, as the adapter protocol sends them. */
export function inputDigits({ input, inputText }: Vector): string {
  return input === undefined ? digitsOfText(inputText ?? '') : digitsOf(input);
}

/** What encoding the value gives, in the same form; `undefined`: it is not for encoding. */
export function encodedDigits(vector: Vector): string | undefined {
  if (vector.result !== 'valid' || vector.encodes === null) return undefined;
  if (vector.encodes !== undefined) return digitsOf(vector.encodes);
  return vector.encodesText === undefined ? inputDigits(vector) : digitsOfText(vector.encodesText);
}
