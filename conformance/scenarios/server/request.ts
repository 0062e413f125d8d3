/** REQUEST: one answer to each, DATA where the server can, a negative ACK where it cannot. */
import { readText, readUnicodeText } from '../../../codecs/index.js';
import { CF_TEXT, CF_UNICODETEXT } from '../../../spec/index.js';
import { describeReply, type Reply } from '../../tester/client.js';
import { describe } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { ServerScenario } from '../scenario.js';
import type { ItemProfile, ServerProfile } from '../server-profile.js';

/** An item that can be had as text, or the scenario is unsupported. */
export function textItem(t: Tester, profile: ServerProfile): ItemProfile & { readonly format: number } {
  for (const item of profile.items) {
    const format = item.formats.find((candidate) => candidate === CF_TEXT || candidate === CF_UNICODETEXT);
    if (format !== undefined) return { ...item, format };
  }
  return t.unsupported('the profile has no item in CF_TEXT or CF_UNICODETEXT');
}

/** A name that no server should have as an item, and that nobody else has in the atom table. */
export function unknownItem(purpose: string): string {
  return `dde-spec no such item ${purpose}`;
}

/** That the answer to a REQUEST is the only one. */
export function checkOneAnswer(t: Tester, reply: Reply): void {
  const answers = reply.extra.filter((message) => message.key === 'DATA' || message.key === 'ACK');
  const one = (reply.kind === 'data' || reply.kind === 'negative' || reply.kind === 'busy') && answers.length === 0;
  t.check('DDE-REQUEST-003', one, 'DATA, or one ACK that is not positive, and nothing more', describeReply(reply));
}

export const knownItem: ServerScenario = {
  id: 'server.request.known-item',
  role: 'server',
  title: 'An item that the server has',
  story: 'The client requests an item in a format that the server can render, and looks at every part of the answer.',
  rules: [
    'DDE-REQUEST-002',
    'DDE-REQUEST-003',
    'DDE-REQUEST-006',
    'DDE-REQUEST-007',
    'DDE-REQUEST-008',
    'DDE-REQUEST-011',
    'DDE-REQUEST-016',
    'DDE-REQUEST-018',
    'DDE-DATA-003',
    'DDE-DATA-016',
    'DDE-DATA-017',
    'DDE-DATA-018',
    'DDE-MESSAGE-004',
    'DDE-MESSAGE-016',
  ],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    const reply = await client.request(server, item.name, item.format);
    t.require('DDE-REQUEST-002', reply.kind === 'data', `DATA for ${item.name}`, describeReply(reply));
    checkOneAnswer(t, reply);
    const message = reply.message;
    const found = message === undefined ? 'nothing' : describe(message);
    const data = t.need('DDE-DATA-017', message?.data, 'a block of at least four bytes', found);
    t.check('DDE-REQUEST-006', data.fResponse, 'fResponse set', found);
    t.check('DDE-REQUEST-007', data.cfFormat === item.format, `format ${item.format}`, found);
    t.check('DDE-DATA-018', data.cfFormat !== 0, 'a clipboard format', found);
    t.check(
      'DDE-REQUEST-008',
      message?.item?.toLowerCase() === item.name.toLowerCase(),
      `the item ${item.name}`,
      found,
    );
    t.check('DDE-DATA-003', data.fAckReq || data.fRelease, 'fAckReq or fRelease set', found);
    t.check('DDE-DATA-016', data.reserved === 0, 'reserved bits clear', `0x${data.reserved.toString(16)}`);
    t.check('DDE-MESSAGE-004', message?.from === server, 'wParam with the window of the conversation', found);
    t.check(
      'DDE-MESSAGE-016',
      client.posted.every(({ key }) => key === 'DATA' || key === 'ACK' || key === 'TERMINATE'),
      'ACK, DATA and TERMINATE only',
      found,
    );
    const text = item.format === CF_TEXT ? readText(data.value) : readUnicodeText(data.value);
    t.check(
      'DDE-REQUEST-016',
      text.terminated,
      'a NUL at the end of the text',
      `${data.value.length} bytes without one`,
    );
    t.check(
      'DDE-REQUEST-018',
      text.text === '' || text.text.endsWith('\r\n'),
      'CR LF at the end of the line',
      JSON.stringify(text.text.slice(-20)),
    );
    await close();
  },
};

export const requestScenarios: readonly ServerScenario[] = [knownItem];
