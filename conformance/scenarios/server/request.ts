/** REQUEST: one answer to each, DATA where the server can, a negative ACK where it cannot. */
import { orThrow, readCfText, readCfUnicodeText } from '../../../codecs/index.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import { CF_TEXT, CF_UNICODETEXT, formats, messages, type RuleId } from '../../../spec/index.js';
import type { ItemProfile, ServerProfile } from '../../profile/server-profile.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import { describe, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { ServerScenario } from '../scenario.js';

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

/**
 * Messages without the positive ACKs that come right after DATA for the same item: that such an ACK came is
 * REQUEST-003's concern, and not that of checks on order or on other conversations.
 */
export function withoutSurplus(messages: readonly Received[]): readonly Received[] {
  return messages.filter((message, index) => {
    const before = messages[index - 1];
    return !(message.status?.fAck && before?.key === 'DATA' && before.atom === message.atom);
  });
}

/** That the answer to a REQUEST is the only one. */
export function checkOneAnswer(t: Tester, reply: Reply): void {
  const answers = reply.extra.filter((message) => message.key === 'DATA' || message.key === 'ACK');
  const one = (reply.kind === 'data' || reply.kind === 'negative' || reply.kind === 'busy') && answers.length === 0;
  t.check('DDE-REQUEST-003', one, 'DATA, or one ACK that is not positive, and nothing more', describeReply(reply));
}

/** The rules of {@link checkRefusal}. */
const refusalRules: readonly RuleId[] = [
  'DDE-REQUEST-003',
  'DDE-REQUEST-011',
  'DDE-ACK-004',
  'DDE-ACK-005',
  'DDE-ACK-006',
  'DDE-ACK-010',
  'DDE-ACK-014',
  'DDE-MESSAGE-004',
];

/** That the answer to a REQUEST is a negative ACK, `rule` says why, and that every part of it is right. */
function checkRefusal(t: Tester, rule: RuleId, client: TesterClient, server: Hwnd, reply: Reply, item: string): void {
  const found = describeReply(reply);
  t.check(rule, reply.kind === 'negative', 'a negative ACK', found);
  checkOneAnswer(t, reply);
  checkAckParts(t, client, server, reply, item);
}

/** What holds for an ACK to REQUEST, negative or busy. */
export function checkAckParts(t: Tester, client: TesterClient, server: Hwnd, reply: Reply, item: string): void {
  const found = describeReply(reply);
  const { message } = reply;
  t.check('DDE-ACK-014', client.wronglySent.length === 0, 'posted messages only', `${client.wronglySent.length} sent`);
  if (message === undefined || message.status === undefined) return;
  const { status } = message;
  t.check('DDE-MESSAGE-004', message.from === server, 'wParam with the window of the conversation', found);
  t.check('DDE-ACK-010', message.unpacked, 'an lParam that UnpackDDElParam takes', found);
  t.check('DDE-ACK-004', !(status.fAck && status.fBusy), 'fAck and fBusy not both set', found);
  t.check('DDE-ACK-005', status.reserved === 0, 'bits 8 to 13 clear', found);
  t.check('DDE-ACK-006', message.item?.toLowerCase() === item.toLowerCase(), `the item ${JSON.stringify(item)}`, found);
}

/** The rules of {@link checkText}. */
const textRules: readonly RuleId[] = ['DDE-REQUEST-016', 'DDE-REQUEST-018', 'DDE-REQUEST-019'];

/** That a text ends as its format wants it; other formats have no end that could be looked at. */
function checkText(t: Tester, format: number, value: Uint8Array): void {
  if (format !== CF_TEXT && format !== CF_UNICODETEXT) return;
  const { text, terminated } = orThrow((format === CF_TEXT ? readCfText : readCfUnicodeText)(value));
  const lines = text.replaceAll('\r\n', '');
  const whole = text === '' || (text.endsWith('\r\n') && !/[\r\n]/.test(lines));
  const end = JSON.stringify(text.slice(-20));
  const rule = format === CF_TEXT ? 'DDE-REQUEST-016' : 'DDE-REQUEST-019';
  t.check(rule, terminated, 'a NUL at the end of the text', `${value.length} bytes without one`);
  t.check(format === CF_TEXT ? 'DDE-REQUEST-018' : rule, whole, 'CR LF at the end of each line', end);
}

const knownItem: ServerScenario = {
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
    'DDE-DATA-003',
    'DDE-DATA-016',
    'DDE-DATA-017',
    'DDE-DATA-018',
    'DDE-LPARAM-001',
    'DDE-MESSAGE-003',
    'DDE-MESSAGE-004',
    'DDE-MESSAGE-016',
  ],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    const reply = await client.request(server, item.name, item.format);
    const sent = client.wronglySent.map(describe).join(', ');
    t.check('DDE-MESSAGE-003', sent === '', 'an answer that is posted', `sent: ${sent}`);
    t.require('DDE-REQUEST-002', reply.kind === 'data', `DATA for ${item.name}`, describeReply(reply));
    checkOneAnswer(t, reply);
    const message = reply.message;
    const found = message === undefined ? 'nothing' : describe(message);
    t.check('DDE-LPARAM-001', message?.unpacked === true, 'an lParam that UnpackDDElParam takes', found);
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
    await close();
  },
};

/** The text of a value without its line end. */
function textOf(format: number, value: Uint8Array): string {
  return orThrow((format === CF_TEXT ? readCfText : readCfUnicodeText)(value)).text.replace(/\r\n$/, '');
}

const everyFormat: ServerScenario = {
  id: 'server.request.every-format',
  role: 'server',
  title: 'Every item in every format',
  story:
    'The client requests each item of the profile in each format that it names. Each value comes in the format that ' +
    'was asked for, texts end as their format wants it, and the value is the one that is known.',
  rules: ['DDE-REQUEST-002', 'DDE-REQUEST-003', 'DDE-REQUEST-007', 'DDE-REQUEST-008', 'DDE-REQUEST-011', ...textRules],
  async run({ t, profile, connect }) {
    const formats = new Set(profile.items.flatMap((item) => item.formats));
    if (formats.size === 0) t.unsupported('the profile has no item');
    if (!formats.has(CF_TEXT)) for (const rule of textRules.slice(0, 2)) t.skip(rule, 'no item in CF_TEXT');
    if (!formats.has(CF_UNICODETEXT)) t.skip('DDE-REQUEST-019', 'no item in CF_UNICODETEXT');
    for (const topic of new Set(profile.items.map((item) => item.topic))) {
      const { client, server, close } = await connect(topic);
      for (const item of profile.items.filter((candidate) => candidate.topic === topic)) {
        for (const format of item.formats) {
          const reply = await client.request(server, item.name, format);
          const { data, item: named } = reply.message ?? {};
          const found = describeReply(reply);
          t.check('DDE-REQUEST-002', data !== undefined, `DATA for ${item.name} in format ${format}`, found);
          checkOneAnswer(t, reply);
          if (data === undefined) continue;
          t.check('DDE-REQUEST-007', data.cfFormat === format, `format ${format}`, found);
          const same = named?.toLowerCase() === item.name.toLowerCase();
          t.check('DDE-REQUEST-008', same, `the item ${item.name}`, found);
          checkText(t, format, data.value);
          if (item.value === undefined || (format !== CF_TEXT && format !== CF_UNICODETEXT)) continue;
          const text = textOf(format, data.value);
          t.check('DDE-REQUEST-002', text === item.value, JSON.stringify(item.value), JSON.stringify(text));
        }
      }
      await close();
    }
  },
};

const noSuchItem: ServerScenario = {
  id: 'server.request.unknown-item',
  role: 'server',
  title: 'An item that the server does not have',
  story:
    'The client requests items that nobody has, one of them with a name that begins as a known one does. Each gets a ' +
    'negative ACK that names it.',
  rules: ['DDE-REQUEST-004', ...refusalRules],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    for (const name of [unknownItem('request'), `${item.name}.dde-spec`]) {
      const before = t.process.findAtom(name);
      const reply = await client.request(server, name, item.format);
      checkRefusal(t, 'DDE-REQUEST-004', client, server, reply, name);
      // Nobody else has this name: what is left of it was left by the server. An older rest would prove nothing.
      const left = t.process.findAtom(name);
      if (before === 0)
        t.check('DDE-REQUEST-011', left === 0, 'no atom of that name left', `atom 0x${left.toString(16)}`);
    }
    await close();
  },
};

/** A predefined format in which the profile has nothing at all. */
function foreignFormat(profile: ServerProfile): number | undefined {
  const known = new Set(profile.items.flatMap((item) => item.formats));
  return formats.find(({ value, inDdeHeaders, byHandle }) => inDdeHeaders && !byHandle && !known.has(value))?.value;
}

const unsupportedFormat: ServerScenario = {
  id: 'server.request.unsupported-format',
  role: 'server',
  title: 'A format that the server cannot render',
  story:
    'The client requests a known item in a predefined format and in a registered one that the server does not have. A ' +
    'negative ACK says so, and no value comes in some other format.',
  rules: ['DDE-REQUEST-005', ...refusalRules],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    for (const format of [foreignFormat(profile), t.process.registerFormat('dde-spec no such format')]) {
      if (format === undefined) continue;
      const reply = await client.request(server, item.name, format);
      checkRefusal(t, 'DDE-REQUEST-005', client, server, reply, item.name);
    }
    await close();
  },
};

const inOrder: ServerScenario = {
  id: 'server.request.in-order',
  role: 'server',
  title: 'Several requests at once',
  story:
    'The client posts requests for known and unknown items without waiting. The answers come in the order of the ' +
    'requests, one for each.',
  rules: ['DDE-REQUEST-002', 'DDE-REQUEST-003', 'DDE-REQUEST-004', 'DDE-REQUEST-009', 'DDE-MESSAGE-005'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    const others = profile.items.filter(({ topic, name }) => topic === item.topic && name !== item.name);
    const asked = [
      { name: item.name, format: item.format, known: true },
      { name: unknownItem('first'), format: item.format, known: false },
      ...others.map(({ name, formats: [format = 0] }) => ({ name, format, known: true })),
      { name: unknownItem('second'), format: item.format, known: false },
      { name: item.name, format: item.format, known: true },
    ];
    // Atoms, not names: a server that deletes one too many leaves no name to read.
    const atoms = asked.map(({ name, format }) => {
      client.postRequest(server, name, format);
      return t.process.findAtom(name);
    });
    const answers: Received[] = [];
    const surplus: Received[] = [];
    while (answers.length < asked.length) {
      const message = await client.next(({ key }) => key === 'DATA' || key === 'ACK' || key === 'TERMINATE');
      if (message === undefined || message.key === 'TERMINATE') break;
      // A positive ACK answers no REQUEST; that it came is REQUEST-003's concern, not that of the order.
      (message.status?.fAck ? surplus : answers).push(message);
    }
    surplus.push(...(await client.rest()));
    const found = client.posted.map(describe).join(', ');
    t.check(
      'DDE-REQUEST-003',
      answers.length === asked.length && surplus.length === 0,
      `${asked.length} answers`,
      found,
    );
    const right = atoms.every((atom, index) => answers[index]?.atom === atom);
    const order = asked.map(({ name }) => JSON.stringify(name)).join(', ');
    t.check('DDE-REQUEST-009', right, order, found);
    t.check('DDE-MESSAGE-005', right, order, found);
    asked.forEach(({ name, known }, index) => {
      const answer = answers.find(({ atom }) => atom === atoms[index]);
      const one = answer === undefined ? 'no answer' : describe(answer);
      if (known) t.check('DDE-REQUEST-002', answer?.key === 'DATA', `DATA for ${name}`, one);
      else t.check('DDE-REQUEST-004', answer?.key === 'ACK', `a negative ACK for ${name}`, one);
    });
    await close();
  },
};

const otherCase: ServerScenario = {
  id: 'server.request.other-case',
  role: 'server',
  title: 'An item name in other case',
  story:
    'Names that differ in case are one atom. The server may know the item or not; its one answer names what was asked.',
  rules: ['DDE-REQUEST-003', 'DDE-REQUEST-008', 'DDE-REQUEST-011'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    for (const name of [item.name.toUpperCase(), item.name.toLowerCase()]) {
      const reply = await client.request(server, name, item.format);
      checkOneAnswer(t, reply);
      const named = reply.message?.item?.toLowerCase();
      t.check('DDE-REQUEST-008', named === item.name.toLowerCase(), `the item ${name}`, describeReply(reply));
    }
    await close();
  },
};

const answerLost: ServerScenario = {
  id: 'server.request.answer-lost',
  role: 'server',
  title: 'An answer that cannot be posted',
  story:
    'The queue of the client takes no message: neither the value nor the refusal. The server frees what they would have ' +
    'carried, and answers the next request.',
  rules: ['DDE-REQUEST-002', 'DDE-DATA-013', 'DDE-LPARAM-005', 'DDE-MESSAGE-011'],
  virtualOnly: true,
  async run({ t, profile, powers, connect }) {
    const item = textItem(t, profile);
    if (t.process.platform === 'win16') t.skip('DDE-LPARAM-005', 'nothing is packed in 16-bit Windows');
    const { client, server, close } = await connect(item.topic);
    for (const [message, name] of [
      [messages.DATA.value, item.name],
      [messages.ACK.value, unknownItem('lost')],
    ] as const) {
      const restore = powers?.faults.add({ operation: 'post', message });
      client.postRequest(server, name, item.format);
      await client.rest();
      restore?.();
    }
    const reply = await client.request(server, item.name, item.format);
    t.check('DDE-REQUEST-002', reply.kind === 'data', `DATA for ${item.name}`, describeReply(reply));
    await close();
  },
};

export const requestScenarios: readonly ServerScenario[] = [
  knownItem,
  everyFormat,
  noSuchItem,
  unsupportedFormat,
  inOrder,
  otherCase,
  answerLost,
];
