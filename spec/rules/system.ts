import { rule } from './rule.js';

/** The System topic. */
export const systemRules = [
  rule('DDE-SYSTEM-001', 'should', 'server', 'messages', 'A server supports the System topic at all times.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-002', 'must', 'server', 'messages', 'Items of the System topic are rendered in CF_TEXT.', ['about-dde#the-system-topic']),
  rule('DDE-SYSTEM-003', 'must', 'server', 'messages', 'Elements of a System item are separated by tabs.', ['about-dde#the-system-topic']),
  rule('DDE-SYSTEM-004', 'should', 'server', 'messages', 'SysItems lists the items of the System topic.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-005', 'should', 'server', 'messages', 'Topics lists the topics that the server supports at the moment.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-006', 'should', 'server', 'messages', 'Formats lists the clipboard formats that the server can render.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-007', 'must', 'server', 'messages', 'In Formats a predefined format is named in capitals and without CF_.', ['basic-concepts#system-topic', 'about-dde#the-system-topic']),
  rule('DDE-SYSTEM-008', 'must', 'server', 'none', 'Formats runs from the richest format to the poorest.', ['basic-concepts#system-topic']),
  rule('DDE-SYSTEM-009', 'should', 'server', 'messages', 'Status is Ready or Busy.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-ZH-STATUS'] }),
  rule('DDE-SYSTEM-010', 'should', 'server', 'messages', 'ReturnMessage gives details of the last ACK that the server posted.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-011', 'should', 'server', 'messages', 'Help explains in readable text how to use the server.', ['about-dde#the-system-topic', 'basic-concepts#system-topic'], { errata: ['ERR-SYSTEM-LEVEL'] }),
  rule('DDE-SYSTEM-012', 'should', 'server', 'messages', 'Each topic but System has TopicItemList, which lists its items, or only its own name if they cannot be listed.', ['about-dde#the-system-topic']),
  rule('DDE-SYSTEM-013', 'should', 'client', 'none', 'Wildcard conversations on System are costly and kept to a minimum.', ['basic-concepts#system-topic'], { errata: ['ERR-SERVICE-NAME'] }),
  rule('DDE-SYSTEM-014', 'should', 'server', 'messages', 'Each item that SysItems lists can be requested.', ['about-dde#the-system-topic'], { evidence: 'inferred' }),
  rule('DDE-SYSTEM-015', 'should', 'server', 'messages', 'Each topic that Topics lists can be the topic of a conversation.', ['about-dde#the-system-topic'], { evidence: 'inferred' }),
] as const;
