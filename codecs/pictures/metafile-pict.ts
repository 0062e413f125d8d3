/**
 * METAFILEPICT, which the handle of CF_METAFILEPICT leads to.
 *
 * In a DDE block stands a handle; what it names is locked and gives this structure, whose last member is the handle of
 * the metafile. The metafile itself is never among the bytes.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { metafilePict } from '../../spec/formats/pictures-gdi.js';
import type { Platform } from '../../spec/types.js';
import type { CodecError } from '../kernel/errors.js';
import type { Finding, FormatCodec } from '../kernel/format-codec.js';
import { restRow } from '../kernel/rows.js';
import { platformRecord, type WithRest } from './platform-records.js';

/** A metafile picture, and what follows it. */
export type MetafilePict = WithRest<{
  readonly mm: number;
  readonly xExt: number;
  readonly yExt: number;
  readonly hMF: bigint;
  /** The padding before `hMF` on 64-bit Windows; left out while it is zero. */
  readonly unused?: Uint8Array;
}>;

const isotropic = 7;
const anisotropic = 8;

const record = /* @__PURE__ */ platformRecord('CF_METAFILEPICT', metafilePict);

/**
 * Reads METAFILEPICT.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readMetafilePict } from 'dde-spec/codecs';
 * const picture = readMetafilePict(Uint8Array.of(8, 0, 100, 0, 50, 0, 0x34, 0x12), 'win16');
 * if (isRight(picture)) picture.right.xExt; // 100
 * ```
 */
export function readMetafilePict(bytes: Uint8Array, platform: Platform): Either<CodecError, MetafilePict> {
  return record.read(bytes, platform);
}

/**
 * Writes METAFILEPICT.
 *
 * @example
 * ```ts
 * import { writeMetafilePict } from 'dde-spec/codecs';
 * writeMetafilePict({ mm: 8, xExt: 1, yExt: 2, hMF: 3n, rest: new Uint8Array(0) }, 'win64').length; // 24
 * ```
 */
export function writeMetafilePict(value: MetafilePict, platform: Platform): Uint8Array {
  return record.write(value, platform);
}

/**
 * METAFILEPICT on a platform.
 *
 * @example
 * ```ts
 * import { cfMetafilePict } from 'dde-spec/codecs';
 * cfMetafilePict('win32').encode({ mm: 8, xExt: 1, yExt: 2, hMF: 3n, rest: new Uint8Array(0) }).length; // 16
 * ```
 */
export function cfMetafilePict(platform: Platform): t.Type<MetafilePict, Uint8Array, unknown> {
  return record.type(platform);
}

function findings({ mm, xExt, yExt }: MetafilePict, platform: Platform): readonly Finding[] {
  const all: Finding[] = [];
  if (mm < 1 || mm > anisotropic)
    all.push({ rule: 'DDE-METAFILEPICT-002', offset: 0, expected: 'a mapping mode from 1 to 8', found: String(mm) });
  if (mm === isotropic && Math.sign(xExt) * Math.sign(yExt) !== 1)
    all.push({
      rule: 'DDE-METAFILEPICT-003',
      offset: platform === 'win16' ? 2 : 4,
      expected: 'two extents that give an aspect ratio',
      found: `${xExt} and ${yExt}`,
    });
  return all;
}

export const metafilePictFormat: FormatCodec<MetafilePict> = {
  name: 'CF_METAFILEPICT',
  decode: (bytes, { platform }) => readMetafilePict(bytes, platform),
  is: (value, { platform }): value is MetafilePict => cfMetafilePict(platform).is(value),
  encode: (value, { platform }) => writeMetafilePict(value, platform),
  rows(value, bytes, { platform, codePage }) {
    const kernel = record.kernel(platform);
    const rows = kernel.rows(bytes, 0, codePage);
    return value.rest.length > 0 ? [...rows, restRow(bytes, kernel.size, 'rest', 'after the structure')] : rows;
  },
  findings: (value, _, { platform }) => findings(value, platform),
};
