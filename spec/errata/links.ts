/** The errata of Link, ObjectLink, OwnerLink and Native. */
import type { Erratum } from '../types.js';

export const linksErrata: readonly Erratum[] = [
  {
    id: 'ERR-OWNERLINK-OBJECT',
    title: 'Which kind of object OwnerLink describes',
    sources: ['kb-q83659', 'ole-paste-link', 'ole-conventions', 'ole-clipboard'],
    says: 'Two pages give OwnerLink to embedded objects. The conventions of the SDK let it name the owner of a linked or an embedded object, and call an object linked whose first format is OwnerLink.',
    decision:
      'The order on the clipboard decides: after Native, OwnerLink describes an embedded object; before Native, or without it, a linked one.',
    evidence:
      'The table of clipboard states in the OLE documentation works through the orders and agrees with the conventions; the other two pages treat the common case.',
    status: 'decided',
  },
];
