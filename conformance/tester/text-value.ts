/** Values as the tester writes them: of its own, so that it does not share a mistake with the reference. */
import { textBlock, writeText, writeUnicodeText } from '../../codecs/index.js';
import { CF_UNICODETEXT } from '../../spec/index.js';

/** Text as the payload of POKE or DATA, with the line end that CF_TEXT data have. */
export function encodeValue(format: number, text: string): Uint8Array {
  const block = textBlock(`${text}\r\n`);
  return format === CF_UNICODETEXT ? writeUnicodeText(block) : writeText(block);
}
