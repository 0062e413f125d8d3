/** Servers that get the System topic wrong. */

import type { Atom } from '../../../desktop/message-port.js';
import { CF_UNICODETEXT, systemTopic } from '../../../spec/index.js';
import type { Item, Topic } from '../../reference/server/catalogue.js';
import { ServerConversation } from '../../reference/server/conversation.js';
import { ServerProgram } from '../../reference/server/program.js';
import { type Mutant, serverMutant } from '../mutant.js';

class WithoutSystem extends ServerProgram {
  protected override offers(candidate: Topic, topic: Atom): boolean {
    return candidate.name !== systemTopic.name && super.offers(candidate, topic);
  }
}

/** A conversation in which one item differs from what it should be; `undefined`: it is missing. */
function having(name: string, change: (item: Item) => Item | undefined): typeof ServerConversation {
  return class extends ServerConversation {
    protected override itemOf(atom: Atom): Item | undefined {
      const item = super.itemOf(atom);
      return item?.name === name ? change(item) : item;
    }
  };
}

/** A conversation in which one item has another value. */
function saying(name: string, change: (value: string) => string): typeof ServerConversation {
  return having(name, (item) => ({ ...item, read: () => change(item.read()) }));
}

function without(word: string): (list: string) => string {
  return (list) =>
    list
      .split('\t')
      .filter((name) => name !== word)
      .join('\t');
}

export const systemMutants: readonly Mutant[] = [
  serverMutant('server.system.absent', 'DDE-SYSTEM-001', 'has no System topic', { server: WithoutSystem }),
  serverMutant('server.system.unicode-only', 'DDE-SYSTEM-002', 'renders Topics in CF_UNICODETEXT alone', {
    conversation: having('Topics', (item) => ({ ...item, formats: [CF_UNICODETEXT] })),
  }),
  serverMutant('server.system.commas', 'DDE-SYSTEM-003', 'separates the formats by commas', {
    conversation: saying('Formats', (list) => list.replaceAll('\t', ', ')),
  }),
  serverMutant('server.system.lines', 'DDE-SYSTEM-003', 'puts each item of TopicItemList on a line of its own', {
    conversation: saying('TopicItemList', (list) => list.replaceAll('\t', '\r\n')),
  }),
  serverMutant('server.system.no-sysitems', 'DDE-SYSTEM-004', 'does not say which items System has', {
    conversation: having('SysItems', () => undefined),
  }),
  serverMutant('server.system.hides-item', 'DDE-SYSTEM-004', 'leaves an item of System out of SysItems', {
    conversation: saying('SysItems', without('ReturnMessage')),
  }),
  serverMutant('server.system.hides-topic', 'DDE-SYSTEM-005', 'leaves a topic out of Topics', {
    conversation: saying('Topics', without('Weather')),
  }),
  serverMutant('server.system.hides-format', 'DDE-SYSTEM-006', 'leaves a format out of Formats', {
    conversation: saying('Formats', without('UNICODETEXT')),
  }),
  serverMutant('server.system.prefixes-formats', 'DDE-SYSTEM-007', 'writes CF_ before the names of formats', {
    conversation: saying('Formats', (list) => list.replaceAll(/\w+/g, 'CF_$&')),
  }),
  serverMutant('server.system.small-letters', 'DDE-SYSTEM-007', 'writes the names of formats in small letters', {
    conversation: saying('Formats', (list) => list.toLowerCase()),
  }),
  serverMutant('server.system.status-word', 'DDE-SYSTEM-009', 'has a word of its own for Ready', {
    conversation: saying('Status', () => 'Idle'),
  }),
  serverMutant('server.system.no-return-message', 'DDE-SYSTEM-010', 'has no ReturnMessage', {
    conversation: having('ReturnMessage', () => undefined),
  }),
  serverMutant('server.system.empty-help', 'DDE-SYSTEM-011', 'has nothing to say under Help', {
    conversation: saying('Help', () => ''),
  }),
  serverMutant('server.system.no-item-list', 'DDE-SYSTEM-012', 'has no TopicItemList under its topics', {
    conversation: having('TopicItemList', () => undefined),
  }),
  serverMutant('server.system.hides-items', 'DDE-SYSTEM-012', 'lists only the first item of a topic', {
    conversation: saying('TopicItemList', (list) => list.split('\t').slice(0, 1).join('')),
  }),
  serverMutant('server.system.lists-missing-item', 'DDE-SYSTEM-014', 'lists an item of System that it does not have', {
    conversation: saying('SysItems', (list) => `${list}\tProtocols`),
  }),
  serverMutant('server.system.lists-closed-topic', 'DDE-SYSTEM-015', 'lists a topic that it no longer has', {
    conversation: saying('Topics', (list) => `${list}\tUntitled`),
  }),
];
