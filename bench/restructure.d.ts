/** The part of restructure that is timed; the package has no types of its own. */
declare module 'restructure' {
  export const uint16le: unique symbol;
  export class Struct<F extends Readonly<Record<string, typeof uint16le>>> {
    constructor(fields: F);
    fromBuffer(bytes: Uint8Array): { readonly [K in keyof F]: number };
    toBuffer(value: { readonly [K in keyof F]: number }): Uint8Array;
  }
}
