import { rule } from './rule.js';

/** Acknowledging: the status word, and what an ACK carries and frees. */
export const ackRules = [
  rule('DDE-ACK-001', 'fact', 'both', 'none', 'ACK answers INITIATE, EXECUTE, DATA, POKE, ADVISE, UNADVISE and in some cases REQUEST.', ['wm-dde-ack']),
  rule('DDE-ACK-002', 'fact', 'codec', 'none', 'In the status word fAck is bit 15, fBusy bit 14, bits 8 to 13 are reserved and bits 0 to 7 are the application\'s return code.', ['dde.h', 'ddeack'], { evidence: 'header' }),
  rule('DDE-ACK-003', 'fact', 'both', 'none', 'fAck set means accepted; fBusy has a meaning only while fAck is clear.', ['ddeack']),
  rule('DDE-ACK-004', 'must', 'both', 'messages', 'No ACK has both fAck and fBusy set.', ['ddeack'], { evidence: 'inferred' }),
  rule('DDE-ACK-005', 'should', 'both', 'messages', 'The reserved bits of the status word are clear.', ['ddeack'], { evidence: 'inferred' }),
  rule('DDE-ACK-006', 'must', 'both', 'messages', 'The ACK to a message with an item names that item in its high half.', ['wm-dde-ack#parameters']),
  rule('DDE-ACK-007', 'may', 'both', 'hooks', 'The poster of an ACK may reuse the atom of the message it answers, or delete it and make a new one.', ['wm-dde-ack#posting']),
  rule('DDE-ACK-008', 'should', 'both', 'hooks', 'The receiver of an ACK deletes the atoms that came with it.', ['wm-dde-ack#receiving']),
  rule('DDE-ACK-009', 'must', 'both', 'hooks', 'The atom of a message that is answered is either reused in the answer or deleted.', ['wm-dde-ack#posting', 'wm-dde-poke#receiving', 'wm-dde-request#receiving'], { errata: ['ERR-PASCAL-ACK-ATOM'] }),
  rule('DDE-ACK-010', 'must', 'both', 'messages', 'A posted ACK carries its status and item in an lParam made by PackDDElParam or ReuseDDElParam.', ['wm-dde-ack#posting']),
  rule('DDE-ACK-011', 'must', 'both', 'hooks', 'The receiver of a posted ACK frees its lParam with FreeDDElParam.', ['wm-dde-ack#receiving']),
  rule('DDE-ACK-012', 'must', 'both', 'messages', 'Each POKE, EXECUTE, ADVISE and UNADVISE gets exactly one ACK.', ['wm-dde-poke', 'wm-dde-execute#receiving', 'wm-dde-advise#receiving', 'wm-dde-unadvise'], { evidence: 'inferred' }),
  rule('DDE-ACK-013', 'fact', 'both', 'none', 'The status word is not defined for the ACK to INITIATE, whose low half is an atom.', ['ddeack', 'wm-dde-ack#parameters']),
  rule('DDE-ACK-014', 'must', 'both', 'messages', 'The ACK to anything but INITIATE is posted, not sent.', ['wm-dde-ack#posting']),
] as const;
