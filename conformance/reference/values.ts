/** Values of items as text, in the two formats that the reference knows. */
import { orThrow } from '../../codecs/kernel/errors.js';
import { makeCfText, readCfText, writeCfText } from '../../codecs/text/cf-text.js';
import { readCfUnicodeText, writeCfUnicodeText } from '../../codecs/text/cf-unicode-text.js';
import { CF_TEXT, CF_UNICODETEXT } from '../../spec/formats/predefined.js';

/** A value as the payload of DATA or POKE; each line ends with CR LF (DDE-REQUEST-018). */
export function renderText(format: number, value: string): Uint8Array {
  const block = makeCfText(`${value}\r\n`);
  return format === CF_UNICODETEXT ? writeCfUnicodeText(block) : writeCfText(block);
}

/** The text of a payload without its line end; `undefined` if the format is another or the terminator is missing. */
export function parseText(format: number, payload: Uint8Array): string | undefined {
  if (format !== CF_TEXT && format !== CF_UNICODETEXT) return undefined;
  const block = orThrow((format === CF_TEXT ? readCfText : readCfUnicodeText)(payload));
  return block.terminated ? block.text.replace(/\r\n$/, '') : undefined;
}

/** A command string as the block of EXECUTE. */
export function commandBlock(command: string, unicode: boolean): Uint8Array {
  const block = makeCfText(command);
  return unicode ? writeCfUnicodeText(block) : writeCfText(block);
}
