import { rule } from './rule.js';

/** What holds for every message, and for the order and timing of a conversation. */
export const messageRules = [
  rule('DDE-MESSAGE-001', 'fact', 'both', 'none', 'The protocol has exactly nine messages, WM_DDE_FIRST (0x03E0) to WM_DDE_LAST (0x03E8), without gaps.', ['about-dde#messages', 'dde.h']),
  rule('DDE-MESSAGE-002', 'fact', 'codec', 'none', 'WM_DDE_DATA is 0x03E5.', ['dde.h', 'wm-dde-data'], { evidence: 'contested', errata: ['ERR-DATA-VALUE'] }),
  rule('DDE-MESSAGE-003', 'must', 'both', 'messages', 'INITIATE and the ACK that answers it are sent; every other message is posted.', ['about-dde#messages', 'wm-dde-ack#posting', 'wm-dde-initiate#sending']),
  rule('DDE-MESSAGE-004', 'must', 'both', 'messages', 'wParam is the window of the conversation that sends or posts the message.', ['about-dde#messages', 'wm-dde-ack#parameters', 'wm-dde-data#parameters']),
  rule('DDE-MESSAGE-005', 'must', 'both', 'messages', 'The messages of one conversation are processed strictly in the order in which they arrive.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-006', 'may', 'both', 'messages', 'Work on different conversations may interleave.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-007', 'must', 'both', 'messages', 'Who cannot process a message because it waits for a DDE response itself answers with a busy ACK, so that no deadlock arises.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-008', 'may', 'both', 'messages', 'A busy ACK may answer any request that cannot be processed within a reasonable time.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-009', 'should', 'both', 'messages', 'An application copes with a partner that does not answer within some time.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-010', 'should', 'both', 'internal', 'The user can set how long the application waits for an answer.', ['about-dde#message-flow']),
  rule('DDE-MESSAGE-011', 'must', 'both', 'hooks', 'The sender frees every atom and memory object that the receiver will not get because of an error, such as a failed PostMessage.', ['about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-MESSAGE-012', 'must', 'both', 'messages', 'A message from a window with which there is no conversation starts none and gets no DATA and no positive ACK.', ['about-dde#client-server-and-conversation'], { evidence: 'inferred' }),
  rule('DDE-MESSAGE-013', 'fact', 'both', 'none', 'DDE suits exchanges that go on without the user; typically the user only sets up the link.', ['about-dde#uses']),
  rule('DDE-MESSAGE-014', 'should', 'both', 'none', 'New applications use the DDEML instead of the messages; both kinds are compatible with each other.', ['about-dde#about']),
  rule('DDE-MESSAGE-015', 'fact', 'client', 'none', 'DATA goes from the server to the client only; ADVISE, UNADVISE, REQUEST, POKE, EXECUTE and INITIATE go from the client to the server only.', ['wm-dde-data', 'wm-dde-advise', 'wm-dde-unadvise', 'wm-dde-request', 'wm-dde-poke', 'wm-dde-execute'], { errata: ['ERR-PASCAL-DATA-DIRECTION'] }),
  rule('DDE-MESSAGE-016', 'must', 'server', 'messages', 'A server posts to a client nothing but ACK, DATA and TERMINATE.', ['wm-dde-ack', 'wm-dde-data', 'wm-dde-terminate'], { evidence: 'inferred' }),
  rule('DDE-MESSAGE-017', 'must', 'client', 'messages', 'A client posts to a server nothing but REQUEST, POKE, EXECUTE, ADVISE, UNADVISE, ACK and TERMINATE.', ['wm-dde-request', 'wm-dde-poke', 'wm-dde-execute', 'wm-dde-advise', 'wm-dde-unadvise', 'wm-dde-ack', 'wm-dde-terminate'], { evidence: 'inferred' }),
  rule('DDE-MESSAGE-018', 'should', 'both', 'messages', 'Messages that the protocol does not define, malformed blocks and unknown atoms do not end the program or the conversation.', ['about-dde#message-flow'], { evidence: 'inferred' }),
] as const;
