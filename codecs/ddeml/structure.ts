/** What the structures of the DDE management library have in common: a record of C, and whatever follows it. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { RecordLayout } from '../../spec/layout.js';
import type { Platform } from '../../spec/types.js';
import { left, right } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import { type RecordKernel, recordCodec, recordKernel } from '../kernel/record.js';
import { defaultCodePage } from '../text/code-page.js';

/** The platforms whose layouts are published. */
export type DdemlPlatform = Exclude<Platform, 'win16'>;

/** What stands after the structure. A view, not a copy. */
export interface WithRest {
  readonly rest: Uint8Array;
}

/** A structure on each platform. */
export interface DdemlStructure<A> {
  readonly win32: t.Type<A, Uint8Array, unknown>;
  readonly win64: t.Type<A, Uint8Array, unknown>;
}

/** The fields alone. */
type Fields<A> = Omit<A, 'rest'>;

/** The value that a layout describes, and the types of its structure. */
export function ddemlStructure<A extends WithRest>(layout: RecordLayout): DdemlStructure<A> {
  const on = (platform: DdemlPlatform): t.Type<A, Uint8Array, unknown> =>
    recordCodec(
      `${layout.name} on ${platform}`,
      structureKernel<A>(layout, platform),
      defaultCodePage,
    ) as unknown as t.Type<A, Uint8Array, unknown>;
  return { win32: on('win32'), win64: on('win64') };
}

/** The kernel of a layout whose values have the fields of `A`. */
export function structureKernel<A extends WithRest>(layout: RecordLayout, platform: Platform): RecordKernel<Fields<A>> {
  return recordKernel(layout, platform) as unknown as RecordKernel<Fields<A>>;
}

/** The platform, unless no layout is published for it. */
export function publishedOn(name: string, platform: Platform): Either<CodecError, DdemlPlatform> {
  return platform === 'win16'
    ? left({ expected: 'win32 or win64, whose layouts are published', found: platform, path: [name, 'platform'] })
    : right(platform);
}
