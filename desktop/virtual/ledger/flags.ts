/** The flags in the blocks and statuses of messages, as the ledger needs them. */
import { type StructureName, structures } from '../../../spec/structures.js';
import type { TracedMessage } from '../trace.js';

function mask(structure: StructureName, flag: string): number {
  const field = structures[structure].flags.find(({ name }) => name === flag);
  return field === undefined ? 0 : 1 << field.bit;
}

const masks = {
  dataRelease: mask('DDEDATA', 'fRelease'),
  dataAckReq: mask('DDEDATA', 'fAckReq'),
  dataResponse: mask('DDEDATA', 'fResponse'),
  pokeRelease: mask('DDEPOKE', 'fRelease'),
  ackPositive: mask('DDEACK', 'fAck'),
};

/** The flags of a message; those that its form does not have are clear. */
export interface MessageFlags {
  readonly release: boolean;
  readonly ackRequested: boolean;
  readonly response: boolean;
  readonly positive: boolean;
}

export function flagsOf({ form, block, contents }: TracedMessage): MessageFlags {
  const word = block === undefined || block.length < 2 ? 0 : (block[0] ?? 0) | ((block[1] ?? 0) << 8);
  const data = form === 'DATA' ? word : 0;
  const poke = form === 'POKE' ? word : 0;
  return {
    release: (data & masks.dataRelease) !== 0 || (poke & masks.pokeRelease) !== 0,
    ackRequested: (data & masks.dataAckReq) !== 0,
    response: (data & masks.dataResponse) !== 0,
    positive: ((contents.status ?? 0) & masks.ackPositive) !== 0,
  };
}
