/**
 * METAFILEPICT, which the handle of CF_METAFILEPICT leads to.
 *
 * In a DDE block stands a handle; what it names is locked and gives this structure, whose last member is the handle of
 * the metafile. The metafile itself is never among the bytes.
 */
import { metafilePict } from '../../spec/formats/pictures-gdi.js';
import type { Format, FormatFinding } from '../kernel/format.js';
import { defineRecordFormat } from '../kernel/record-format.js';

/**
 * A metafile picture, and what follows it.
 *
 * @category Pictures
 */
export interface CfMetafilePict {
  readonly mm: number;
  readonly xExt: number;
  readonly yExt: number;
  readonly hMF: bigint;
  /** The padding before `hMF` on 64-bit Windows; left out while it is zero. */
  readonly unused?: Uint8Array;
  /** After the structure. A view, not a copy. */
  readonly rest: Uint8Array;
}

const isotropic = 7;
const anisotropic = 8;

function pictureFindings({ mm, xExt, yExt }: CfMetafilePict, width: number): readonly FormatFinding[] {
  const all: FormatFinding[] = [];
  if (mm < 1 || mm > anisotropic)
    all.push({ rule: 'DDE-METAFILEPICT-002', offset: 0, expected: 'a mapping mode from 1 to 8', found: String(mm) });
  if (mm === isotropic && Math.sign(xExt) * Math.sign(yExt) !== 1)
    all.push({
      rule: 'DDE-METAFILEPICT-003',
      offset: width,
      expected: 'two extents that give an aspect ratio',
      found: `${xExt} and ${yExt}`,
    });
  return all;
}

/**
 * CF_METAFILEPICT on the platform of the options.
 *
 * @category Pictures
 *
 * @example
 * ```ts
 * import { CfMetafilePict, orThrow } from 'dde-spec/codecs';
 * const bytes = Uint8Array.of(8, 0, 100, 0, 50, 0, 0x34, 0x12);
 * orThrow(CfMetafilePict.decode(bytes, { platform: 'win16' })).xExt; // 100
 * CfMetafilePict.encode({ mm: 8, xExt: 1, yExt: 2, hMF: 3n, rest: new Uint8Array(0) }).length; // 24
 * ```
 */
export const CfMetafilePict: Format<CfMetafilePict, 'CF_METAFILEPICT'> = /* @__PURE__ */ defineRecordFormat(
  'CF_METAFILEPICT',
  metafilePict,
  {
    rest: 'after the structure',
    findings: (value, _, { placed }) => pictureFindings(value, placed.fields[1]?.offset ?? 0),
  },
);
