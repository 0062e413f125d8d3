/** The tables inside iconv-lite, for which it declares no types. */

// biome-ignore-all lint/style/noDefaultExport: that is how a CommonJS module looks from here

declare module 'iconv-lite/encodings/sbcs-data.js' {
  const tables: Readonly<Record<string, unknown>>;
  export default tables;
}

declare module 'iconv-lite/encodings/sbcs-data-generated.js' {
  const tables: Readonly<Record<string, unknown>>;
  export default tables;
}

declare module 'iconv-lite/encodings/dbcs-data.js' {
  /** Runs: the first code in hexadecimal digits, then characters, and numbers that count on from the last one. */
  type Runs = readonly (readonly [string, ...(string | number)[]])[];
  const tables: Readonly<Record<'shiftjis' | 'cp936' | 'cp949' | 'cp950', { readonly table: () => Runs }>>;
  export default tables;
}
