import { rule } from './rule.js';

/** Terminating a conversation. */
export const terminateRules = [
  rule('DDE-TERMINATE-001', 'fact', 'both', 'none', 'Either side may post TERMINATE at any time.', ['using-dde#terminating-a-conversation', 'wm-dde-terminate']),
  rule('DDE-TERMINATE-002', 'must', 'both', 'messages', 'TERMINATE is answered promptly with TERMINATE, in all cases.', ['using-dde#terminating-a-conversation', 'wm-dde-terminate#receiving'], { evidence: 'contested', errata: ['ERR-TERMINATE-LEVEL'] }),
  rule('DDE-TERMINATE-003', 'must', 'both', 'messages', 'TERMINATE is never answered with an ACK, be it positive, negative or busy.', ['using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-004', 'must', 'both', 'messages', 'After posting TERMINATE a side posts nothing more in that conversation.', ['using-dde#terminating-a-conversation', 'wm-dde-terminate#posting']),
  rule('DDE-TERMINATE-005', 'must', 'both', 'messages', 'A side that waits for the answer to its TERMINATE acknowledges no message that still comes.', ['wm-dde-ack#posting', 'using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-006', 'should', 'both', 'hooks', 'A side that waits for the answer to its TERMINATE frees the atoms and objects of each message that still comes, except blocks of DATA and POKE whose fRelease is clear.', ['using-dde#terminating-a-conversation', 'wm-dde-terminate#posting', 'wm-dde-ack#posting'], { errata: ['ERR-PASCAL-LATE'] }),
  rule('DDE-TERMINATE-007', 'must', 'both', 'hooks', 'A side that waits for the answer to its TERMINATE leaves blocks of DATA and POKE whose fRelease is clear alone.', ['using-dde#terminating-a-conversation', 'wm-dde-terminate#posting'], { errata: ['ERR-PASCAL-LATE'] }),
  rule('DDE-TERMINATE-008', 'must', 'both', 'messages', 'An application ends all its conversations before it shuts down.', ['using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-009', 'should', 'both', 'messages', 'Conversations are ended before the processing of WM_DESTROY is complete.', ['using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-010', 'fact', 'stack', 'none', 'When a window is destroyed the system ends the conversations that it still has.', ['using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-011', 'must', 'both', 'messages', 'When two TERMINATEs cross, each is the answer to the other: nobody posts a second one.', ['using-dde#terminating-a-conversation'], { evidence: 'inferred' }),
  rule('DDE-TERMINATE-012', 'fact', 'both', 'none', 'lParam of TERMINATE is not used.', ['wm-dde-terminate#parameters']),
  rule('DDE-TERMINATE-013', 'fact', 'both', 'none', 'TERMINATE says that its poster posts no more and that the receiver may close its window.', ['using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-014', 'must', 'both', 'messages', 'The end of a conversation ends its links: no more updates come.', ['about-dde#permanent-data-links', 'using-dde#terminating-a-conversation']),
  rule('DDE-TERMINATE-015', 'should', 'both', 'hooks', 'A side whose TERMINATE is never answered, or whose partner is gone, still frees what it owns.', ['about-dde#message-flow', 'about-dde#atoms-and-shared-memory-objects'], { evidence: 'inferred' }),
  rule('DDE-TERMINATE-016', 'must', 'both', 'messages', 'The end of one conversation leaves the other conversations of the application as they are.', ['about-dde#client-server-and-conversation'], { evidence: 'inferred' }),
] as const;
