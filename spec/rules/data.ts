import { rule } from './rule.js';

/** DATA: flags, and who frees its block. */
export const dataRules = [
  rule('DDE-DATA-001', 'fact', 'both', 'none', 'DATA carries the handle of a DDEDATA block, or NULL, in the low half and the item atom in the high half.', ['wm-dde-data#parameters']),
  rule('DDE-DATA-002', 'fact', 'codec', 'none', 'In DDEDATA fAckReq is bit 15, bit 14 is reserved, fRelease is bit 13, fResponse bit 12 and bits 0 to 11 are unused; cfFormat follows at offset 2 and the value at offset 4.', ['dde.h', 'ddedata'], { evidence: 'header', errata: ['ERR-PASCAL-FLAGS', 'ERR-DDEDATA-PAGE'] }),
  rule('DDE-DATA-003', 'should', 'server', 'messages', 'fAckReq and fRelease are not both clear, or nobody could know when to free the block.', ['wm-dde-data#posting']),
  rule('DDE-DATA-004', 'should', 'client', 'messages', 'A client answers DATA with an ACK, positive or negative, if fAckReq is set.', ['wm-dde-data#receiving', 'using-dde#retrieving-an-item']),
  rule('DDE-DATA-005', 'must', 'client', 'messages', 'A client posts no ACK to DATA whose fAckReq is clear.', ['wm-dde-data#receiving'], { evidence: 'inferred' }),
  rule('DDE-DATA-006', 'should', 'client', 'hooks', 'A client that posts no ACK deletes the item atom of DATA.', ['wm-dde-data#receiving']),
  rule('DDE-DATA-007', 'must', 'client', 'hooks', 'The client frees the block of DATA if fRelease is set and it does not answer with a negative ACK.', ['wm-dde-data#receiving', 'wm-dde-data#posting'], { errata: ['ERR-PASCAL-RELEASE'] }),
  rule('DDE-DATA-008', 'must', 'client', 'hooks', 'The client never frees the block of DATA whose fRelease is clear.', ['wm-dde-data#receiving']),
  rule('DDE-DATA-009', 'must', 'client', 'hooks', 'The client does not free a block that it answers with a negative ACK, whatever fRelease says.', ['wm-dde-data#receiving', 'using-dde#retrieving-an-item'], { errata: ['ERR-PASCAL-RELEASE'] }),
  rule('DDE-DATA-010', 'must', 'server', 'hooks', 'On a negative ACK to DATA the server frees the block.', ['wm-dde-data#posting', 'wm-dde-ack#receiving']),
  rule('DDE-DATA-011', 'must', 'server', 'hooks', 'If fRelease was clear the server frees the block on any ACK.', ['wm-dde-data#posting', 'wm-dde-ack#receiving']),
  rule('DDE-DATA-012', 'must', 'server', 'hooks', 'After a positive ACK to DATA with fRelease set the server leaves the block alone: the client freed it.', ['wm-dde-data#receiving'], { evidence: 'inferred' }),
  rule('DDE-DATA-013', 'must', 'server', 'hooks', 'If DATA cannot be posted, the server frees the block, the item atom and the packed lParam.', ['using-dde#retrieving-an-item', 'about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-DATA-014', 'should', 'client', 'messages', 'A client that cannot lock the block, and so cannot read fAckReq, ends the conversation instead of answering.', ['using-dde#retrieving-an-item'], { errata: ['ERR-LOCK-FAILURE'] }),
  rule('DDE-DATA-015', 'must', 'client', 'hooks', 'The client treats the block as read-only.', ['about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-DATA-016', 'should', 'server', 'messages', 'The reserved and unused bits of DDEDATA are clear.', ['ddedata'], { evidence: 'inferred' }),
  rule('DDE-DATA-017', 'must', 'server', 'messages', 'A non-NULL block of DATA holds at least the four bytes of its header.', ['ddedata', 'dde.h'], { evidence: 'inferred' }),
  rule('DDE-DATA-018', 'should', 'server', 'messages', 'cfFormat of DDEDATA is a standard or registered clipboard format.', ['ddedata']),
  rule('DDE-DATA-019', 'must', 'both', 'internal', 'Flags are tested bit by bit with a logical and.', ['dde.h'], { evidence: 'inferred', errata: ['ERR-PASCAL-OR'] }),
  rule('DDE-DATA-020', 'must', 'server', 'messages', 'DATA goes unasked only along a link: without REQUEST and without link none is posted.', ['wm-dde-data', 'about-dde#permanent-data-links'], { evidence: 'inferred' }),
] as const;
