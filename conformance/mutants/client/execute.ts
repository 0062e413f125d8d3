/** Clients that get EXECUTE wrong. */
import { executeClient } from '../../../state-machines/index.js';
import { ClientConversation, type Report } from '../../reference/client/conversation.js';
import { clientMutant, type Mutant, withRow } from '../mutant.js';

const accepted = { from: 'waiting', on: 'ACK received', when: { positive: true } } as const;
const failed = { from: 'posting', on: 'post failed' } as const;
const over = { from: 'waiting', on: 'conversation ended' } as const;

class AlwaysUnicode extends ClientConversation {
  protected override get unicode(): boolean {
    return true;
  }
}

class NeverUnicode extends ClientConversation {
  protected override get unicode(): boolean {
    return false;
  }
}

class Unterminated extends ClientConversation {
  protected override blockFor(...args: Parameters<ClientConversation['blockFor']>): Uint8Array | undefined {
    const [{ form }] = args;
    const bytes = super.blockFor(...args);
    return form === 'EXECUTE' ? bytes?.slice(0, -2) : bytes;
  }
}

class WithoutBrackets extends ClientConversation {
  override execute(command: string, report?: Report): void {
    super.execute(command.replace(/[[\]]/g, ''), report);
  }
}

export const executeMutants: readonly Mutant[] = [
  clientMutant('client.execute.always-unicode', 'DDE-EXECUTE-009', 'sends Unicode to a window that is none', {
    conversation: AlwaysUnicode,
  }),
  clientMutant('client.execute.never-unicode', 'DDE-EXECUTE-009', 'sends ANSI between Unicode windows', {
    conversation: NeverUnicode,
  }),
  clientMutant('client.execute.unterminated', 'DDE-EXECUTE-020', 'leaves out the NUL', { conversation: Unterminated }),
  clientMutant('client.execute.without-brackets', 'DDE-EXECUTE-022', 'leaves out the brackets', {
    conversation: WithoutBrackets,
  }),
  clientMutant('client.execute.keeps-returned', 'DDE-EXECUTE-014', 'keeps the block that the ACK gives back', {
    machines: { execute: withRow(executeClient, accepted, { effects: ['free lParam', 'report success'] }) },
  }),
  clientMutant('client.execute.keeps-unposted', 'DDE-EXECUTE-015', 'keeps the block of an EXECUTE not posted', {
    machines: { execute: withRow(executeClient, failed, { effects: ['free posted lParam', 'report silence'] }) },
  }),
  clientMutant('client.execute.keeps-unanswered', 'DDE-TERMINATE-015', 'keeps the block of an unanswered EXECUTE', {
    machines: { execute: withRow(executeClient, over, { effects: ['report silence'] }) },
  }),
];
