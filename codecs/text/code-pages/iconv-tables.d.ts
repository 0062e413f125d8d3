/** The tables of single-byte code pages inside iconv-lite, for which it declares no types; tests hold ours to them. */

declare module 'iconv-lite/encodings/sbcs-data.js' {
  const tables: Readonly<Record<string, unknown>>;
  export = tables;
}

declare module 'iconv-lite/encodings/sbcs-data-generated.js' {
  const tables: Readonly<Record<string, unknown>>;
  export = tables;
}
