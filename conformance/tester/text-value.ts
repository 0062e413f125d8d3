/** Values as the tester writes them: of its own, so that it does not share a mistake with the reference. */
import { makeCfText, writeCfText, writeCfUnicodeText } from '../../codecs/index.js';
import { CF_UNICODETEXT } from '../../spec/index.js';

/** Text as the payload of POKE or DATA, with the line end that CF_TEXT data have. */
export function encodeValue(format: number, text: string): Uint8Array {
  const block = makeCfText(`${text}\r\n`);
  return format === CF_UNICODETEXT ? writeCfUnicodeText(block) : writeCfText(block);
}
