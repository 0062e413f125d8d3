/** Servers that get EXECUTE wrong. */
import { type Either, isRight } from 'fp-ts/lib/Either.js';
import { type BothForms, compareForms, type ExecuteString, readExecuteBlock } from '../../../codecs/index.js';
import { executeServer } from '../../../state-machines/index.js';
import type { Posting } from '../../reference/messenger.js';
import { type Command, commandsOf } from '../../reference/server/commands.js';
import { ServerConversation, type ServerExchange } from '../../reference/server/conversation.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant, withEffect, withRow } from '../mutant.js';

const done = { from: 'idle', on: 'EXECUTE received', when: { busy: false, carriedOut: true, quits: false } } as const;
const quits = { from: 'idle', on: 'EXECUTE received', when: { busy: false, carriedOut: true, quits: true } } as const;
const failed = { from: 'idle', on: 'EXECUTE received', when: { busy: false, carriedOut: false } } as const;

/** A server that knows one of the two bracket rules. */
function knowing(form: (forms: BothForms) => Either<unknown, ExecuteString>): typeof ServerProgram {
  return class extends ServerProgram {
    protected override readCommands(bytes: Uint8Array, unicode: boolean): readonly Command[] | undefined {
      const block = readExecuteBlock(bytes, { unicode });
      const value = isRight(block) ? form(compareForms(block.right.text)) : undefined;
      return value !== undefined && isRight(value) ? commandsOf(value.right) : undefined;
    }
  };
}

class TakesMalformed extends ServerProgram {
  protected override readCommands(bytes: Uint8Array, unicode: boolean): readonly Command[] {
    return super.readCommands(bytes, unicode) ?? [];
  }
}

class ReadsUnicodeOnly extends ServerConversation {
  override get unicode(): boolean {
    return true;
  }
}

class ReadsAnsiOnly extends ServerConversation {
  override get unicode(): boolean {
    return false;
  }
}

class FreesBlock extends ServerConversation {
  protected override acknowledge(status: number, exchange: ServerExchange): Posting {
    if (exchange.form === 'EXECUTE') this.process.free(exchange.block);
    return super.acknowledge(status, exchange);
  }
}

class ActsLater extends ServerConversation {
  protected override onExecute(exchange: ServerExchange): number {
    const bytes = this.process.read(exchange.block);
    this.acknowledge(0x8000, exchange);
    if (bytes !== undefined) this.process.after(1, () => this.server.execute(this.topic, this.unicode, bytes));
    return 0;
  }
}

class RunsFirstCommandOnly extends ServerProgram {
  protected override readCommands(bytes: Uint8Array, unicode: boolean): readonly Command[] | undefined {
    return super.readCommands(bytes, unicode)?.slice(0, 1);
  }
}

class QuitsAlone extends ServerProgram {
  override quit(): void {
    this.conversations.clear();
    super.quit();
  }
}

class ClosesFirst extends ServerProgram {
  override quit(): void {
    this.process.destroyWindow(this.window);
    this.process.after(100, () => super.quit());
  }
}

export const executeMutants: readonly Mutant[] = [
  serverMutant('server.execute.always-negative', 'DDE-EXECUTE-010', 'carries commands out and says that it did not', {
    machines: { execute: withRow(executeServer, done, { effects: ['post ACK negative'] }) },
  }),
  serverMutant('server.execute.unicode-only', 'DDE-EXECUTE-010', 'takes every command string for Unicode', {
    conversation: ReadsUnicodeOnly,
  }),
  serverMutant('server.execute.ansi-only', 'DDE-EXECUTE-010', 'takes every command string for ANSI', {
    conversation: ReadsAnsiOnly,
  }),
  serverMutant(
    'server.execute.first-command-only',
    'DDE-EXECUTE-010',
    'carries out the first command of a string only',
    {
      server: RunsFirstCommandOnly,
    },
  ),
  serverMutant('server.execute.always-positive', 'DDE-EXECUTE-011', 'accepts commands that fail', {
    machines: { execute: withRow(executeServer, failed, { effects: ['post ACK positive'] }) },
  }),
  serverMutant('server.execute.takes-malformed', 'DDE-EXECUTE-018', 'accepts strings that hold no commands', {
    server: TakesMalformed,
  }),
  serverMutant('server.execute.old-brackets-only', 'DDE-EXECUTE-008', 'knows the old bracket rules only', {
    server: knowing((forms) => forms.old),
  }),
  serverMutant('server.execute.new-brackets-only', 'DDE-EXECUTE-008', 'knows the new bracket rules only', {
    server: knowing((forms) => forms.current),
  }),
  serverMutant('server.execute.returns-nothing', 'DDE-EXECUTE-012', 'does not return the block in its ACK', {
    machines: { execute: withEffect(executeServer, 'post ACK positive', { carries: { block: 'none' } }) },
  }),
  serverMutant('server.execute.frees-block', 'DDE-EXECUTE-013', 'frees the block of EXECUTE', {
    conversation: FreesBlock,
  }),
  serverMutant('server.execute.acts-later', 'DDE-EXECUTE-016', 'acknowledges first and carries commands out later', {
    conversation: ActsLater,
  }),
  serverMutant('server.execute.quits-first', 'DDE-EXECUTE-017', 'posts TERMINATE before the ACK when it quits', {
    machines: {
      execute: withRow(executeServer, quits, { to: 'posting', effects: ['post TERMINATE', 'post ACK positive'] }),
    },
  }),
  serverMutant('server.execute.quits-alone', 'DDE-TERMINATE-008', 'quits without ending its other conversations', {
    server: QuitsAlone,
  }),
  serverMutant(
    'server.execute.closes-first',
    'DDE-TERMINATE-009',
    'closes its window first and ends conversations later',
    {
      server: ClosesFirst,
    },
  ),
];
