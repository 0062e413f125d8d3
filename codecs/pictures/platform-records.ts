/** Records that depend on the platform, each with the bytes after it, as io-ts types and kernels. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { Field, RecordLayout } from '../../spec/layout.js';
import type { Platform } from '../../spec/types.js';
import type { CodecError } from '../kernel/errors.js';
import {
  type RecordKernel,
  type RecordValue,
  readRecord,
  recordCodec,
  recordKernel,
  writeRecord,
} from '../kernel/record.js';

// No field is text, so the code page is of no consequence.
const page = 'windows-1252';

/** A record and the bytes after it. */
export type WithRest<A> = A & { readonly rest: Uint8Array };

/** All that can be done with a record on each platform. */
export interface PlatformRecord<A> {
  kernel(platform: Platform): RecordKernel<A>;
  read(bytes: Uint8Array, platform: Platform): Either<CodecError, WithRest<A>>;
  write(value: WithRest<A>, platform: Platform): Uint8Array;
  type(platform: Platform): t.Type<WithRest<A>, Uint8Array, unknown>;
}

/** Makes the kernels of a layout. */
export function platformRecord<const F extends readonly Field[]>(
  name: string,
  layout: RecordLayout<F>,
): PlatformRecord<RecordValue<F>> {
  type A = RecordValue<F>;
  const kernels: Readonly<Record<Platform, RecordKernel<A>>> = {
    win16: recordKernel(layout, 'win16'),
    win32: recordKernel(layout, 'win32'),
    win64: recordKernel(layout, 'win64'),
  };
  return {
    kernel: (platform) => kernels[platform],
    read: (bytes, platform) => readRecord(kernels[platform], bytes, page),
    write: (value, platform) => writeRecord(kernels[platform], value, page),
    type: (platform) => recordCodec(name, kernels[platform], page),
  };
}
