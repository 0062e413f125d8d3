/** Text in code pages and in UTF-16, tables of text, locales, and the values of the System topic. */
export { CfLocale, joinLCID, makeCfLocale, readCfLocale, writeCfLocale } from './cf-locale.js';
export { CfOemText } from './cf-oem-text.js';
export { CfText, makeCfText, readCfText, writeCfText } from './cf-text.js';
export { CfUnicodeText, readCfUnicodeText, writeCfUnicodeText } from './cf-unicode-text.js';
export * from './code-pages/index.js';
export { Csv, readCsv, writeCsv } from './csv.js';
export type { TextTable } from './delimited.js';
export {
  findFormatNames,
  findFormatNumbers,
  makeSystemList,
  makeSystemStatus,
  type NamedFormat,
  readSystemList,
  readSystemStatus,
  SystemList,
  SystemStatus,
  writeSystemList,
  writeSystemStatus,
} from './system-topic.js';
export { makeTabText, readTabText, TabText, writeTabText } from './tab-text.js';
export type { TextBlock } from './text-block.js';
