/** Formats that are a record of C and what stands after it: all that they do follows from the layout. */
import type { Field, RecordLayout } from '../../spec/layout.js';
import { type Platform, platforms } from '../../spec/types.js';
import type { CodePage } from './code-page.js';
import { type FormatOptions, platformOf } from './context.js';
import { type Either, isLeft, isRight, left, right } from './either.js';
import type { CodecError } from './errors.js';
import { defineFormat, type Format } from './format.js';
import {
  isRecordWithRest,
  type RecordKernel,
  type RecordValue,
  readRecord,
  recordKernels,
  type WithRest,
  writeRecord,
} from './record.js';
import { type AnnotatedRow, restRow } from './rows.js';

/** What a layout does not say about a format. */
export interface RecordExtras<A> {
  /** The code page of its ANSI text; default that of the options, of which there may be none. */
  readonly page?: (options: FormatOptions | undefined) => CodePage;
  /** What the bytes after the record are; default `after the record`. */
  readonly rest?: string;
  /** Adds to a row what its value means. */
  readonly explain?: (row: AnnotatedRow) => AnnotatedRow;
  readonly findings?: (
    value: WithRest<A>,
    bytes: Uint8Array,
    kernel: RecordKernel<A>,
  ) => ReturnType<Format['findings']>;
}

/** The platform of some options, unless the record is not known there. */
export function knownPlatform(
  layout: Pick<RecordLayout, 'name' | 'platforms'>,
  options: FormatOptions | undefined,
): Either<CodecError, Platform> {
  const platform = platformOf(options);
  const known = layout.platforms ?? platforms;
  if (known.includes(platform)) return right(platform);
  const expected = `${known.join(' or ')}, where its layout is known`;
  return left({ expected, found: platform, path: [layout.name, 'platform'] });
}

/** The format of a layout under the name that the specification has for it. */
export function defineRecordFormat<const F extends readonly Field[], N extends string>(
  name: N,
  layout: RecordLayout<F>,
  { page, rest = 'after the record', explain, findings }: RecordExtras<RecordValue<F>> = {},
): Format<WithRest<RecordValue<F>>, N> {
  type A = RecordValue<F>;
  const kernels = recordKernels(layout);
  const kernelOf = (options: FormatOptions | undefined): RecordKernel<A> => kernels(platformOf(options));
  const pageFor = (options: FormatOptions | undefined): CodePage | undefined => page?.(options) ?? options?.codePage;
  return defineFormat({
    name,
    read(bytes, options): Either<CodecError, WithRest<A>> {
      const platform = knownPlatform(layout, options);
      return isLeft(platform) ? platform : readRecord(kernels(platform.right), bytes, pageFor(options));
    },
    is: (value, options): value is WithRest<A> =>
      isRight(knownPlatform(layout, options)) && isRecordWithRest(kernelOf(options), value, pageFor(options)),
    write: (value, options) => writeRecord(kernelOf(options), value, pageFor(options)),
    rows(_, bytes, options) {
      const kernel = kernelOf(options);
      const rows = kernel.rows(bytes, 0, pageFor(options));
      return [
        ...(explain === undefined ? rows : rows.map(explain)),
        ...(bytes.length === kernel.size ? [] : [restRow(bytes, kernel.size, 'rest', rest)]),
      ];
    },
    ...(findings === undefined
      ? {}
      : { findings: (value, bytes, options) => findings(value, bytes, kernelOf(options)) }),
  });
}

/**
 * The format of a record of your own, laid out as C lays it out on each platform. What stands after the record is `rest`.
 * A layout with ANSI text in it needs a code page in the options.
 *
 * @category Records
 *
 * @example
 * ```ts
 * import { defineRecord, orThrow } from 'dde-spec/codecs';
 * import { types } from 'dde-spec/spec';
 * const SIZE = defineRecord({
 *   name: 'SIZE',
 *   fields: [
 *     { name: 'cx', type: types.INT, meaning: 'width' },
 *     { name: 'cy', type: types.INT, meaning: 'height' },
 *   ],
 *   sources: [],
 * });
 * const bytes = Uint8Array.of(5, 0, 1, 0, 7);
 * orThrow(SIZE.decode(bytes, { platform: 'win16' })); // { cx: 5, cy: 1, rest: Uint8Array.of(7) }
 * SIZE.encode({ cx: 5, cy: 1, rest: Uint8Array.of(7) }, { platform: 'win16' }); // Uint8Array.of(5, 0, 1, 0, 7)
 * ```
 */
export function defineRecord<const F extends readonly Field[]>(
  layout: RecordLayout<F>,
): Format<WithRest<RecordValue<F>>> {
  return defineRecordFormat(layout.name, layout);
}
