/**
 * Bytes to values and back, for everything that travels in a DDE message. The names keep one rule:
 *
 * 1. What a header or a page names keeps its name, in camel case where that has signs or blanks in it: `DDEDATA`, `CfDib`.
 * 2. The constant `CfDib` is the format: `decode`, `is`, `encode`, `rows`, `findings`, `recognise`; the type is its value.
 * 3. `readCfDib` gives `Either<CodecError, CfDib>`, `writeCfDib` the bytes, `makeCfDib` a value from what is at hand.
 * 4. `typeOf(CfDib)` is the io-ts type of a format, `orThrow(readCfDib(bytes))` the value without the `Either`.
 * 5. Every other function is a verb and its object (`findCodePage`), every other constant and type a noun (`DibHeader`).
 *
 * @example
 * ```ts
 * import { isRight, orThrow, readCfText, readDDEDATA } from 'dde-spec/codecs';
 * const block = readDDEDATA(Uint8Array.of(0x00, 0xa0, 0x01, 0x00, 0x34, 0x32, 0x00));
 * if (isRight(block)) orThrow(readCfText(block.right.value)).text; // '42'
 * ```
 *
 * @packageDocumentation
 */

// The families.

export * from './ddeml/index.js';
export * from './execute/index.js';
export * from './files/index.js';
export * from './links/index.js';
export * from './lparam/index.js';
export * from './message/index.js';
export * from './pictures/index.js';
export * from './records/index.js';
export * from './rich/index.js';
export * from './spreadsheets/index.js';
export * from './structures/index.js';
export * from './text/index.js';

// All formats at once.

export { type Annotation, annotateBlock } from './annotate.js';
export { defaultContext } from './default-context.js';
export { type Guess, recogniseFormats } from './recognise.js';
export { type FormatName, findFormat, formats } from './registry.js';

// What all of them have in common.

export type { CodePage } from './kernel/code-page.js';
export type { Codec } from './kernel/codec.js';
export type { FormatContext, FormatOptions } from './kernel/context.js';
export { type Either, isLeft, isRight } from './kernel/either.js';
export { type CodecError, CodecException, formatError, orThrow, orUndefined } from './kernel/errors.js';
export type { Clue, Format, FormatFinding } from './kernel/format.js';
export { formatHex, parseHex } from './kernel/hex.js';
export { type CodecValidationError, codecErrors, typeOf } from './kernel/io-ts.js';
export { type AnnotatedRow, maxRows } from './kernel/rows.js';
