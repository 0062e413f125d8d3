/** ADVISE and UNADVISE: links that bring each change of an item, hot with the value, warm without. */
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import { describe, type Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import type { ServerScenario } from '../scenario.js';
import { ackRules, checkAck, itemAckRules } from './acknowledgement.js';
import {
  type Changer,
  changer,
  dataText,
  linkableItems,
  requestValue,
  type TextItem,
  textFormats,
  unknownFormat,
} from './item-values.js';
import { textItem, unknownItem } from './request.js';

/** The DATA that come to a client while the scenario does something. */
async function updates(client: TesterClient, during: () => Promise<unknown>): Promise<readonly Received[]> {
  const from = client.posted.length;
  await during();
  await client.rest();
  return client.posted.slice(from).filter(({ key }) => key === 'DATA');
}

/** The updates along the links of a client that one change of an item brings. */
function updatesOf(client: TesterClient, by: Changer, item: TextItem, value: string): Promise<readonly Received[]> {
  return updates(client, () => by.change(item, value));
}

function list(messages: readonly Received[]): string {
  return messages.length === 0 ? 'no update' : messages.map(describe).join(', ');
}

/** That an update along a hot link is what the link asked for, in the format of the link. */
function checkHotUpdate(t: Tester, item: TextItem, format: number, update: Received): void {
  const found = describe(update);
  t.check('DDE-ADVISE-017', update.item?.toLowerCase() === item.name.toLowerCase(), `the item ${item.name}`, found);
  t.check('DDE-DATA-017', update.data !== undefined, 'a block of at least four bytes', found);
  if (update.data === undefined) return;
  t.check('DDE-ADVISE-015', !update.data.fResponse, 'fResponse clear', found);
  t.check('DDE-ADVISE-016', update.data.cfFormat === format, `format ${format}`, found);
  t.check('DDE-DATA-003', update.data.fAckReq || update.data.fRelease, 'fAckReq or fRelease set', found);
  t.check('DDE-DATA-016', update.data.reserved === 0, 'reserved bits clear', `0x${update.data.reserved.toString(16)}`);
}

/** The rules that {@link checkHotUpdate} checks. */
const hotUpdateRules = [
  'DDE-ADVISE-015',
  'DDE-ADVISE-016',
  'DDE-ADVISE-017',
  'DDE-DATA-003',
  'DDE-DATA-016',
  'DDE-DATA-017',
] as const;

/** Makes a link that the profile promises; without it the scenario cannot go on. */
function requireLink(t: Tester, reply: Reply): void {
  t.require('DDE-ADVISE-003', reply.kind === 'positive', 'a positive ACK', describeReply(reply));
}

const hot: ServerScenario = {
  id: 'server.advise.hot',
  role: 'server',
  title: 'A hot link',
  story:
    'The client makes a hot link; another conversation changes the item twice, and each change brings DATA with the ' +
    'new value, to the client that has the link and to nobody else. After UNADVISE nothing more comes.',
  rules: [
    ...itemAckRules,
    ...hotUpdateRules,
    'DDE-ADVISE-003',
    'DDE-ADVISE-006',
    'DDE-ADVISE-011',
    'DDE-ADVISE-012',
    'DDE-DATA-020',
    'DDE-REQUEST-006',
    'DDE-UNADVISE-002',
    'DDE-UNADVISE-008',
    'DDE-UNADVISE-009',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const { client, server, close } = await connect(item.topic);
    const bystander = await connect(item.topic);
    const by = await changer(context, [item]);

    const advised = await client.advise(server, item.name, item.format);
    requireLink(t, advised);
    checkAck(t, client, server, advised, item.name);
    for (const value of ['hot 1', 'hot 2']) {
      const unasked = bystander.client.posted.length + by.client.posted.filter(({ key }) => key === 'DATA').length;
      const came = await updatesOf(client, by, item, value);
      const last = came.at(-1);
      t.check(
        'DDE-ADVISE-012',
        dataText(last) === value,
        `DATA with ${JSON.stringify(value)}`,
        `${list(came)} with ${JSON.stringify(dataText(last) ?? null)}`,
      );
      for (const update of came) checkHotUpdate(t, item, item.format, update);
      const now = bystander.client.posted.length + by.client.posted.filter(({ key }) => key === 'DATA').length;
      t.check('DDE-DATA-020', now === unasked, 'no DATA in conversations without a link', `${now - unasked} messages`);
    }
    const asked = await client.request(server, item.name, item.format);
    t.check('DDE-REQUEST-006', asked.message?.data?.fResponse === true, 'fResponse set', describeReply(asked));

    const ended = await client.unadvise(server, item.name, item.format);
    t.check('DDE-UNADVISE-002', ended.kind === 'positive', 'a positive ACK', describeReply(ended));
    checkAck(t, client, server, ended, item.name);
    const late = await updatesOf(client, by, item, 'hot 3');
    t.check('DDE-UNADVISE-008', late.length === 0, 'no update after UNADVISE', list(late));
    await bystander.close();
    await close();
  },
};

const warm: ServerScenario = {
  id: 'server.advise.warm',
  role: 'server',
  title: 'A warm link',
  story:
    'The client makes a warm link, without and with fAckReq; each change brings DATA with a NULL handle, and the ' +
    'client requests the value when it wants it.',
  rules: [
    ...itemAckRules,
    'DDE-ADVISE-003',
    'DDE-ADVISE-006',
    'DDE-ADVISE-013',
    'DDE-ADVISE-017',
    'DDE-REQUEST-002',
    'DDE-UNADVISE-002',
    'DDE-UNADVISE-008',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'warm');
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    for (const ackRequested of [false, true]) {
      client.ackWarm = ackRequested;
      const advised = await client.advise(server, item.name, item.format, { warm: true, ackRequested });
      requireLink(t, advised);
      checkAck(t, client, server, advised, item.name);
      for (const value of ['warm 1', 'warm 2']) {
        const came = await updatesOf(client, by, item, `${value} ${ackRequested}`);
        const notices = came.filter(({ block }) => block === 0);
        t.check(
          'DDE-ADVISE-013',
          came.length > 0 && notices.length === came.length,
          'DATA with a NULL handle',
          list(came),
        );
        for (const notice of notices)
          t.check(
            'DDE-ADVISE-017',
            notice.item?.toLowerCase() === item.name.toLowerCase(),
            item.name,
            describe(notice),
          );
      }
      const now = await requestValue(client, server, item, item.format);
      t.check('DDE-REQUEST-002', now === `warm 2 ${ackRequested}`, 'the new value', JSON.stringify(now ?? null));
      const ended = await client.unadvise(server, item.name, item.format);
      t.check('DDE-UNADVISE-002', ended.kind === 'positive', 'a positive ACK', describeReply(ended));
      const late = await updatesOf(client, by, item, `warm 3 ${ackRequested}`);
      t.check('DDE-UNADVISE-008', late.length === 0, 'no notice after UNADVISE', list(late));
    }
    await close();
  },
};

const flowControl: ServerScenario = {
  id: 'server.advise.flow-control',
  role: 'server',
  title: 'A link with flow control',
  story:
    'The client asks for an ACK with each update and lets the first one wait while the item changes twice more. The ' +
    'server may hold back; once the client acknowledges, the latest value comes. Then the client refuses an update.',
  rules: [
    ...hotUpdateRules,
    'DDE-ADVISE-003',
    'DDE-ADVISE-012',
    'DDE-ADVISE-014',
    'DDE-ADVISE-027',
    'DDE-ACK-008',
    'DDE-DATA-010',
    'DDE-DATA-012',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    requireLink(t, await client.advise(server, item.name, item.format, { ackRequested: true }));
    client.dataPolicy = 'hold';
    const first = await updatesOf(client, by, item, 'flow 1');
    t.check('DDE-ADVISE-012', dataText(first.at(-1)) === 'flow 1', 'DATA with "flow 1"', list(first));
    const held = [...first];
    for (const value of ['flow 2', 'flow 3']) held.push(...(await updatesOf(client, by, item, value)));
    client.dataPolicy = 'accept';
    const caughtUp = await updates(client, async () => {
      for (const update of held) client.answerData(update, true);
    });
    t.check(
      'DDE-ADVISE-027',
      held.length >= 3 || caughtUp.length > 0,
      'updates as they happen, or those held back once the last one is acknowledged',
      `${held.length} updates before the ACK, ${caughtUp.length} after it`,
    );
    const last = caughtUp.at(-1) ?? held.at(-1);
    t.check(
      'DDE-ADVISE-012',
      dataText(last) === 'flow 3',
      'the latest value once the updates are acknowledged',
      JSON.stringify(dataText(last) ?? null),
    );
    for (const update of [...held, ...caughtUp]) {
      checkHotUpdate(t, item, item.format, update);
      t.check('DDE-ADVISE-014', update.data?.fAckReq === true, 'fAckReq set', describe(update));
    }
    client.dataPolicy = 'refuse';
    const unwanted = await updatesOf(client, by, item, 'flow 4');
    for (const update of unwanted) checkHotUpdate(t, item, item.format, update);
    client.dataPolicy = 'accept';
    await client.unadvise(server, item.name, item.format);
    await close();
  },
};

const warmFlowControl: ServerScenario = {
  id: 'server.advise.warm-flow-control',
  role: 'server',
  title: 'A warm link with flow control',
  story:
    'The client wants an ACK to ask for with each notice and lets the first one wait while the item changes twice more. ' +
    'The server may hold back; once the client acknowledges, it hears that there is something new.',
  rules: ['DDE-ADVISE-003', 'DDE-ADVISE-013', 'DDE-ADVISE-017', 'DDE-ADVISE-027', 'DDE-ACK-008'],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'warm');
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    requireLink(t, await client.advise(server, item.name, item.format, { warm: true, ackRequested: true }));
    client.ackWarm = true;
    client.dataPolicy = 'hold';
    const held = [...(await updatesOf(client, by, item, 'warm flow 1'))];
    t.check('DDE-ADVISE-013', held.length === 1, 'DATA with a NULL handle', list(held));
    for (const value of ['warm flow 2', 'warm flow 3']) held.push(...(await updatesOf(client, by, item, value)));
    client.dataPolicy = 'accept';
    const caughtUp = await updates(client, async () => {
      for (const notice of held) client.answerData(notice, true);
    });
    t.check(
      'DDE-ADVISE-027',
      held.length >= 3 || caughtUp.length > 0,
      'notices as changes happen, or one for those held back once the last one is acknowledged',
      `${held.length} notices before the ACK, ${caughtUp.length} after it`,
    );
    for (const notice of [...held, ...caughtUp]) {
      t.check('DDE-ADVISE-013', notice.block === 0, 'DATA with a NULL handle', describe(notice));
      const named = notice.item?.toLowerCase() === item.name.toLowerCase();
      t.check('DDE-ADVISE-017', named, `the item ${item.name}`, describe(notice));
    }
    await client.unadvise(server, item.name, item.format);
    await close();
  },
};

const endedBeforeAck: ServerScenario = {
  id: 'server.advise.ended-before-ack',
  role: 'server',
  title: 'A link that ends while an update waits for its ACK',
  story:
    'The client holds back its ACK to an update, the item changes again, and then the client ends the link, or the whole ' +
    'conversation. The ACK that comes after UNADVISE brings no update any more, and nothing is left of either.',
  rules: [
    'DDE-ACK-008',
    'DDE-ADVISE-003',
    'DDE-TERMINATE-002',
    'DDE-TERMINATE-014',
    'DDE-UNADVISE-002',
    'DDE-UNADVISE-008',
    'DDE-UNADVISE-009',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const by = await changer(context, [item]);
    for (const warm of item.links?.includes('warm') ? [false, true] : [false]) {
      for (const end of ['link', 'conversation'] as const) {
        const { client, server, close } = await connect(item.topic);
        requireLink(t, await client.advise(server, item.name, item.format, { warm, ackRequested: true }));
        client.ackWarm = warm;
        client.dataPolicy = 'hold';
        await updatesOf(client, by, item, `held ${warm} ${end}`);
        await updatesOf(client, by, item, `held back ${warm} ${end}`);
        const held = [...client.held];
        if (end === 'link') {
          const ended = await client.unadvise(server, item.name, item.format);
          t.check('DDE-UNADVISE-002', ended.kind === 'positive', 'a positive ACK', describeReply(ended));
          const late = await updates(client, async () => {
            for (const update of held) client.answerData(update, true);
          });
          t.check('DDE-UNADVISE-008', late.length === 0, 'no update after UNADVISE', list(late));
          await close();
          continue;
        }
        const answer = await client.terminate(server);
        const found = answer === undefined ? 'no answer' : describe(answer);
        t.check('DDE-TERMINATE-002', answer !== undefined, 'TERMINATE', found);
        // The conversation is over, so that this only cleans up.
        for (const update of held) client.answerData(update, true);
        const late = await updatesOf(client, by, item, `ended ${warm}`);
        t.check('DDE-TERMINATE-014', late.length === 0, 'no update after the end', list(late));
        client.vanish();
      }
    }
  },
};

const refusedLinks: ServerScenario = {
  id: 'server.advise.refused',
  role: 'server',
  title: 'Links that the server cannot make',
  story:
    'The client asks for links to an item that does not exist and in a format that nobody knows. The server refuses, ' +
    'leaves the blocks to the client, and posts no update.',
  rules: [
    ...itemAckRules,
    'DDE-ADVISE-003',
    'DDE-ADVISE-004',
    'DDE-ADVISE-005',
    'DDE-ADVISE-007',
    'DDE-ADVISE-011',
    'DDE-ADVISE-025',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const known = textItem(t, profile);
    const changes = profile.items.some((item) => item.links !== undefined && item.links.length > 0);
    const [item] = changes ? linkableItems(t, profile, 'hot') : [known];
    const { client, server, close } = await connect(item.topic);
    for (const warmLink of [false, true]) {
      const unknown = unknownItem('advise');
      const strange = await client.advise(server, unknown, item.format, { warm: warmLink });
      t.check('DDE-ADVISE-004', strange.kind === 'negative', 'a negative ACK', describeReply(strange));
      t.check('DDE-ADVISE-003', strange.message?.key === 'ACK', 'an ACK', describeReply(strange));
      checkAck(t, client, server, strange, unknown);
      const inFormat = await client.advise(server, item.name, unknownFormat(t), { warm: warmLink });
      t.check('DDE-ADVISE-005', inFormat.kind === 'negative', 'a negative ACK', describeReply(inFormat));
      checkAck(t, client, server, inFormat, item.name);
    }
    if (!changes) t.skip('DDE-ADVISE-025', 'the profile has no item with links, whose changes could be watched');
    else {
      const by = await changer(context, [item]);
      const came = await updatesOf(client, by, item, 'refused');
      t.check('DDE-ADVISE-025', came.length === 0, 'no update along a refused link', list(came));
    }
    await close();
  },
};

const severalFormats: ServerScenario = {
  id: 'server.advise.several-formats',
  role: 'server',
  title: 'Two hot links on one item, in different formats',
  story:
    'The client asks for a second hot link in another format. The server may refuse; if it accepts, each change comes ' +
    'in both formats, and the links end one by one, or together under format 0.',
  rules: [
    ...hotUpdateRules,
    'DDE-ADVISE-003',
    'DDE-ADVISE-012',
    'DDE-ADVISE-021',
    'DDE-ADVISE-025',
    'DDE-UNADVISE-004',
    'DDE-UNADVISE-005',
    'DDE-UNADVISE-011',
    'DDE-UNADVISE-012',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const found = linkableItems(t, profile, 'hot').find((candidate) => textFormats(candidate).length > 1);
    const item = found ?? t.unsupported('the profile has no item with hot links in two text formats');
    const [one = 0, two = 0] = textFormats(item);
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    requireLink(t, await client.advise(server, item.name, one));
    const second = await client.advise(server, item.name, two);
    t.check(
      'DDE-ADVISE-021',
      second.message?.key === 'ACK',
      'a second format supported or refused',
      describeReply(second),
    );
    const both = second.kind === 'positive';

    const formatsOf = (came: readonly Received[]) => came.map(({ data }) => data?.cfFormat);
    const came = await updatesOf(client, by, item, 'formats 1');
    for (const update of came) checkHotUpdate(t, item, update.data?.cfFormat === two && both ? two : one, update);
    t.check('DDE-ADVISE-012', formatsOf(came).includes(one), `DATA in format ${one}`, list(came));
    if (both) t.check('DDE-ADVISE-012', formatsOf(came).includes(two), `DATA in format ${two}`, list(came));
    t.check('DDE-ADVISE-025', both || !formatsOf(came).includes(two), 'no DATA in a refused format', list(came));

    if (both) {
      const ended = await client.unadvise(server, item.name, one);
      const left = await updatesOf(client, by, item, 'formats 3');
      const which = `${describeReply(ended)}; ${list(left)}`;
      t.check('DDE-UNADVISE-004', !formatsOf(left).includes(one), `no more DATA in format ${one}`, which);
      t.check('DDE-UNADVISE-012', formatsOf(left).includes(two), `DATA in format ${two} as before`, which);
      requireLink(t, await client.advise(server, item.name, one));
    } else {
      t.skip('DDE-UNADVISE-004', 'the server supports one format for each item');
      t.skip('DDE-UNADVISE-012', 'the server supports one format for each item');
    }
    const stranger = await client.unadvise(server, item.name, unknownFormat(t));
    const still = await updatesOf(client, by, item, 'formats 2');
    t.check(
      'DDE-UNADVISE-011',
      stranger.kind === 'negative' && formatsOf(still).includes(one),
      'a negative ACK, and the link as before',
      `${describeReply(stranger)}; ${list(still)}`,
    );
    const all = await client.unadvise(server, item.name, 0);
    const late = await updatesOf(client, by, item, 'formats 4');
    t.check(
      'DDE-UNADVISE-005',
      all.kind === 'positive' && late.length === 0,
      'a positive ACK and no more updates',
      `${describeReply(all)}; ${list(late)}`,
    );
    await close();
  },
};

const repeated: ServerScenario = {
  id: 'server.advise.repeated',
  role: 'server',
  title: 'The same hot link twice',
  story:
    'The client asks for the same link again. Whether the server refuses or lets it replace the first one: each ' +
    'change brings one update, and one UNADVISE ends it.',
  rules: ['DDE-ADVISE-003', 'DDE-ADVISE-012', 'DDE-UNADVISE-002', 'DDE-UNADVISE-008'],
  async run(context) {
    const { t, profile, connect } = context;
    const [item] = linkableItems(t, profile, 'hot');
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    requireLink(t, await client.advise(server, item.name, item.format));
    const again = await client.advise(server, item.name, item.format, {
      onPurpose: 'a second link to one item is what a server must cope with',
    });
    t.check('DDE-ADVISE-003', again.message?.key === 'ACK', 'an ACK', describeReply(again));
    const came = await updatesOf(client, by, item, 'repeated');
    t.check('DDE-ADVISE-012', came.length === 1, 'one update for one change', list(came));
    const ended = await client.unadvise(server, item.name, item.format);
    t.check('DDE-UNADVISE-002', ended.kind === 'positive', 'a positive ACK', describeReply(ended));
    const late = await updatesOf(client, by, item, 'repeated later');
    t.check('DDE-UNADVISE-008', late.length === 0, 'no update after UNADVISE', list(late));
    await close();
  },
};

const secondWarm: ServerScenario = {
  id: 'server.advise.second-warm',
  role: 'server',
  title: 'A warm link beside another link',
  story:
    'A warm link stands alone on its item. The client asks for a warm link where there is a hot one, and for a hot ' +
    'one where there is a warm one: the server refuses, or the new link takes the place of the old one.',
  rules: ['DDE-ADVISE-003', 'DDE-ADVISE-019', 'DDE-ADVISE-020'],
  async run(context) {
    const { t, profile, connect } = context;
    const found = linkableItems(t, profile, 'warm').find((candidate) => candidate.links?.includes('hot'));
    const item = found ?? t.unsupported('the profile has no item with hot and warm links');
    const { client, server, close } = await connect(item.topic);
    const by = await changer(context, [item]);
    for (const [rule, firstWarm, thenWarm] of [
      ['DDE-ADVISE-019', false, true],
      ['DDE-ADVISE-020', true, false],
    ] as const) {
      requireLink(t, await client.advise(server, item.name, item.format, { warm: firstWarm }));
      const second = await client.advise(server, item.name, item.format, {
        warm: thenWarm,
        onPurpose: 'a second link to one item is what a server must cope with',
      });
      const came = await updatesOf(client, by, item, `second ${rule}`);
      const replaced = second.kind === 'positive';
      const kindLeft = (replaced ? thenWarm : firstWarm) ? 'notices' : 'values';
      const notices = came.filter(({ block }) => block === 0).length;
      t.check(
        rule,
        second.message?.key === 'ACK' && came.length === 1 && (kindLeft === 'notices') === (notices === 1),
        'a negative ACK and the first link, or a positive one and the second link',
        `${describeReply(second)}; ${list(came)}`,
      );
      await client.unadvise(server, item.name, 0);
    }
    await close();
  },
};

const unadviseNothing: ServerScenario = {
  id: 'server.advise.unadvise-nothing',
  role: 'server',
  title: 'UNADVISE where there is no link',
  story:
    'A client without links ends the link of an item, of an item that does not exist, and all links. There is nothing ' +
    'to end, and the server says so.',
  rules: [...itemAckRules, 'DDE-UNADVISE-003', 'DDE-UNADVISE-007', 'DDE-UNADVISE-009'],
  async run({ t, profile, connect }) {
    const item = textItem(t, profile);
    const { client, server, close } = await connect(item.topic);
    const none = await client.unadvise(server, undefined, 0);
    t.check('DDE-UNADVISE-007', none.kind === 'negative', 'a negative ACK', describeReply(none));
    checkAck(t, client, server, none);
    const nothing = await client.unadvise(server, item.name, item.format);
    t.check('DDE-UNADVISE-003', nothing.kind === 'negative', 'a negative ACK', describeReply(nothing));
    checkAck(t, client, server, nothing, item.name);
    const unknown = unknownItem('unadvise');
    const strange = await client.unadvise(server, unknown, 0);
    t.check('DDE-UNADVISE-003', strange.kind === 'negative', 'a negative ACK', describeReply(strange));
    checkAck(t, client, server, strange, unknown);
    await close();
  },
};

const unadvise: ServerScenario = {
  id: 'server.advise.unadvise',
  role: 'server',
  title: 'UNADVISE of one item and of all',
  story:
    'The client ends the link of one item of several. UNADVISE with a NULL item ends all links of the conversation, ' +
    'and those of no other conversation.',
  rules: [
    ...ackRules,
    'DDE-ADVISE-003',
    'DDE-UNADVISE-002',
    'DDE-UNADVISE-006',
    'DDE-UNADVISE-008',
    'DDE-UNADVISE-009',
    'DDE-UNADVISE-012',
  ],
  async run(context) {
    const { t, profile, connect } = context;
    const items = linkableItems(t, profile, 'hot');
    const [item, other] = items;
    const { client, server, close } = await connect(item.topic);
    const neighbour = await connect(item.topic);
    const by = await changer(context, items);

    requireLink(t, await neighbour.client.advise(neighbour.server, item.name, item.format));
    requireLink(t, await client.advise(server, item.name, item.format));
    if (other === undefined) t.skip('DDE-UNADVISE-012', 'the profile has one item with a hot link');
    else {
      requireLink(t, await client.advise(server, other.name, other.format));
      const one = await client.unadvise(server, item.name, item.format);
      t.check('DDE-UNADVISE-002', one.kind === 'positive', 'a positive ACK', describeReply(one));
      const gone = await updatesOf(client, by, item, 'unadvise 1');
      t.check('DDE-UNADVISE-008', gone.length === 0, 'no update of the item whose link ended', list(gone));
      const left = await updatesOf(client, by, other, 'unadvise 2');
      t.check('DDE-UNADVISE-012', left.length > 0, 'an update of the other item', list(left));
      requireLink(t, await client.advise(server, item.name, item.format));
    }

    const all = await client.unadvise(server, undefined, 0);
    checkAck(t, client, server, all);
    t.check('DDE-UNADVISE-006', all.kind === 'positive', 'a positive ACK', describeReply(all));
    const from = neighbour.client.posted.length;
    const late = await updates(client, async () => {
      for (const changed of items) await by.change(changed, 'unadvise 3');
    });
    t.check('DDE-UNADVISE-006', late.length === 0, 'no update of any item', list(late));
    t.check('DDE-UNADVISE-008', late.length === 0, 'no update of any item', list(late));
    const neighbours = neighbour.client.posted.slice(from);
    t.check(
      'DDE-UNADVISE-006',
      neighbours.some(({ key }) => key === 'DATA'),
      'the link of another conversation as before',
      list(neighbours),
    );
    await neighbour.client.rest();
    const ended = await neighbour.client.unadvise(neighbour.server, item.name, item.format);
    t.check('DDE-UNADVISE-002', ended.kind === 'positive', 'a positive ACK', describeReply(ended));
    await neighbour.close();
    await close();
  },
};

export const adviseScenarios: readonly ServerScenario[] = [
  hot,
  warm,
  flowControl,
  warmFlowControl,
  endedBeforeAck,
  refusedLinks,
  severalFormats,
  repeated,
  secondWarm,
  unadviseNothing,
  unadvise,
];
