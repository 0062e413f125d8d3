/** Every format with all that it can do, by its name. */
import type { Either } from 'fp-ts/lib/Either.js';
import { ddemlFormats } from './ddeml/formats.js';
import { executeFormats } from './execute/formats.js';
import { filesFormats } from './files/formats.js';
import { left, right } from './kernel/either.js';
import { type CodecError, describe } from './kernel/errors.js';
import type { FormatCodec, FormatContext } from './kernel/format-codec.js';
import { linksFormats } from './links/formats.js';
import { picturesFormats } from './pictures/formats.js';
import { recordsFormats } from './records/formats.js';
import { richFormats } from './rich/formats.js';
import { spreadsheetsFormats } from './spreadsheets/formats.js';
import { structureFormats } from './structures/formats.js';
import { defaultCodePage } from './text/code-page.js';
import { textFormats } from './text/formats.js';

/**
 * Every format that has a codec, in the order of `formatSpecs`.
 *
 * @example
 * ```ts
 * import { formatCodecs } from 'dde-spec/codecs';
 * formatCodecs.map(({ name }) => name).includes('DDEDATA'); // true
 * ```
 */
export const formatCodecs: readonly FormatCodec[] = [
  ...structureFormats,
  ...executeFormats,
  ...textFormats,
  ...spreadsheetsFormats,
  ...linksFormats,
  ...picturesFormats,
  ...richFormats,
  ...filesFormats,
  ...ddemlFormats,
  ...recordsFormats,
];

const byName: ReadonlyMap<string, FormatCodec> = new Map(
  formatCodecs.map((format) => [format.name.toLowerCase(), format]),
);

/**
 * A format by its name, in any case.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { findFormatCodec } from 'dde-spec/codecs';
 * const found = findFormatCodec('cf_text');
 * if (isRight(found)) found.right.name; // 'CF_TEXT'
 * ```
 */
export function findFormatCodec(name: string): Either<CodecError, FormatCodec> {
  const found = byName.get(name.toLowerCase());
  return found === undefined
    ? left({
        expected: `one of ${formatCodecs.map((format) => format.name).join(', ')}`,
        found: describe(name),
        path: ['format'],
      })
    : right(found);
}

/** What is taken for granted of bytes that do not tell: 64-bit Windows, Western European, the rules of today. */
export const defaultContext: FormatContext = { platform: 'win64', codePage: defaultCodePage, profile: 'current' };
