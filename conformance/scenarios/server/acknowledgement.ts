/** What holds for the ACK to POKE, EXECUTE, ADVISE and UNADVISE, whatever it says. */

import type { Hwnd } from '../../../desktop/message-port.js';
import type { RuleId } from '../../../spec/index.js';
import { describeReply, type Reply, type TesterClient } from '../../tester/client.js';
import type { Tester } from '../../tester/tester.js';

/** The rules that {@link checkAck} checks. */
export const ackRules: readonly RuleId[] = [
  'DDE-ACK-004',
  'DDE-ACK-005',
  'DDE-ACK-010',
  'DDE-ACK-012',
  'DDE-ACK-014',
  'DDE-ACK-015',
  'DDE-MESSAGE-004',
  'DDE-MESSAGE-016',
];

/** The rules that {@link checkAck} checks for a message with an item. */
export const itemAckRules: readonly RuleId[] = [...ackRules, 'DDE-ACK-006', 'DDE-ATOM-014'];

/** Looks at every part of the ACK; `item` undefined for EXECUTE and for UNADVISE of all. */
export function checkAck(t: Tester, client: TesterClient, server: Hwnd, reply: Reply, item?: string): void {
  const found = describeReply(reply);
  const { message } = reply;
  const { wronglySent } = client;
  t.check('DDE-ACK-014', wronglySent.length === 0, 'every ACK posted', `${wronglySent.length} messages were sent`);
  const acks = [message, ...reply.extra].filter((one) => one?.key === 'ACK');
  t.check('DDE-ACK-012', acks.length === 1, 'exactly one ACK', found);
  t.check('DDE-ACK-015', acks.length <= 1, 'one ACK to one message', found);
  t.check(
    'DDE-MESSAGE-016',
    client.posted.every(({ key }) => key === 'ACK' || key === 'DATA' || key === 'TERMINATE'),
    'ACK, DATA and TERMINATE only',
    client.posted.map(({ key }) => key).join(', '),
  );
  if (message?.key !== 'ACK') {
    const parts = ['DDE-ACK-010', 'DDE-MESSAGE-004', 'DDE-ACK-004', 'DDE-ACK-005'] as const;
    t.unseen(item === undefined ? parts : [...parts, 'DDE-ATOM-014', 'DDE-ACK-006'], 'there is no ACK to look at');
    return;
  }
  t.check('DDE-ACK-010', message.unpacked, 'an lParam that UnpackDDElParam takes', found);
  t.check('DDE-MESSAGE-004', message.from === server, 'wParam with the window of the conversation', found);
  const { status } = message;
  if (status !== undefined) {
    t.check('DDE-ACK-004', !(status.fAck && status.fBusy), 'fAck and fBusy not both set', found);
    t.check('DDE-ACK-005', status.reserved === 0, 'bits 8 to 13 clear', found);
  }
  if (item !== undefined) {
    t.check('DDE-ATOM-014', message.item !== undefined, 'an item atom that exists', found);
    t.check(
      'DDE-ACK-006',
      message.item?.toLowerCase() === item.toLowerCase(),
      `the item ${JSON.stringify(item)}`,
      found,
    );
  }
}
