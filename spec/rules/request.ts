import { rule } from './rule.js';

/** Requesting the value of an item once. */
export const requestRules = [
  rule('DDE-REQUEST-001', 'fact', 'both', 'none', 'REQUEST carries a clipboard format in the low half and the item atom in the high half.', ['wm-dde-request#parameters']),
  rule('DDE-REQUEST-002', 'must', 'server', 'messages', 'A server that can satisfy a REQUEST answers with DATA.', ['wm-dde-request#receiving']),
  rule('DDE-REQUEST-003', 'must', 'server', 'messages', 'A REQUEST gets exactly one answer: DATA, or an ACK that is not positive.', ['wm-dde-request#receiving', 'about-dde#message-flow'], { errata: ['ERR-ZH-REQUEST-ACK'] }),
  rule('DDE-REQUEST-004', 'must', 'server', 'messages', 'A server that cannot satisfy a REQUEST because it does not know the item answers with a negative ACK.', ['wm-dde-request#receiving', 'using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-005', 'must', 'server', 'messages', 'A server that cannot render the item in the requested format answers with a negative ACK.', ['wm-dde-request#receiving', 'using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-006', 'must', 'server', 'messages', 'DATA that answers a REQUEST has fResponse set.', ['ddedata'], { evidence: 'inferred' }),
  rule('DDE-REQUEST-007', 'must', 'server', 'messages', 'DATA that answers a REQUEST is in the requested format.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-008', 'must', 'server', 'messages', 'DATA that answers a REQUEST names the requested item.', ['wm-dde-data#parameters', 'using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-009', 'must', 'server', 'messages', 'Several REQUESTs of one conversation are answered in their order.', ['about-dde#message-flow']),
  rule('DDE-REQUEST-010', 'must', 'client', 'hooks', 'If the REQUEST cannot be posted, the client deletes the item atom.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-011', 'must', 'server', 'hooks', 'The server reuses the item atom of REQUEST in its answer, or deletes it.', ['wm-dde-request#receiving', 'using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-012', 'may', 'client', 'messages', 'After a negative ACK the client may ask again for another format.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-013', 'may', 'client', 'messages', 'A client typically asks for its richest format first and steps down to simpler ones.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-014', 'must', 'client', 'messages', 'A client that cannot use the format of DATA answers with a negative ACK if an ACK was requested.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-015', 'must', 'client', 'messages', 'REQUEST names a standard or registered format, which is not 0, and an item.', ['wm-dde-request#parameters'], { evidence: 'inferred' }),
  rule('DDE-REQUEST-016', 'should', 'server', 'messages', 'The value of a CF_TEXT item ends with a NUL within the block.', ['using-dde#retrieving-an-item', 'standard-clipboard-formats']),
  rule('DDE-REQUEST-017', 'may', 'client', 'messages', 'A client may learn the formats of a server once from the Formats item of the System topic.', ['using-dde#retrieving-an-item']),
  rule('DDE-REQUEST-018', 'should', 'server', 'messages', 'Each line of CF_TEXT data ends with CR LF.', ['using-dde#retrieving-an-item']),
] as const;
