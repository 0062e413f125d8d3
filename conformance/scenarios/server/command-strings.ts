/** Command strings as bytes: ANSI, or Unicode where both windows of the conversation are Unicode windows. */
import { makeCfText, writeCfText, writeCfUnicodeText } from '../../../codecs/index.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import type { TesterClient } from '../../tester/client.js';
import type { Tester } from '../../tester/tester.js';

/** The block of EXECUTE for a command string, and what the record of the exchange says of it. */
export function commandBytes(
  t: Tester,
  client: TesterClient,
  server: Hwnd,
  command: string,
): readonly [bytes: Uint8Array, note: string] {
  const unicode = t.process.isWindowUnicode(client.window) && t.process.isWindowUnicode(server);
  const block = makeCfText(command);
  return [unicode ? writeCfUnicodeText(block) : writeCfText(block), JSON.stringify(command)];
}
