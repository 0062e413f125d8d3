import { rule } from './rule.js';

/** Poking a value into the server. */
export const pokeRules = [
  rule('DDE-POKE-001', 'fact', 'both', 'none', 'POKE carries the handle of a DDEPOKE block in the low half and the item atom in the high half.', ['wm-dde-poke#parameters']),
  rule('DDE-POKE-002', 'fact', 'codec', 'none', 'In DDEPOKE fRelease is bit 13, bits 14 and 15 are reserved and bits 0 to 12 unused; cfFormat follows at offset 2 and the value at offset 4.', ['dde.h', 'ddepoke'], { evidence: 'header' }),
  rule('DDE-POKE-003', 'should', 'server', 'messages', 'A server that can take the value answers with a positive ACK.', ['wm-dde-poke#receiving', 'using-dde#submitting-an-item']),
  rule('DDE-POKE-004', 'should', 'server', 'messages', 'A server answers the POKE of an item that it does not take with a negative ACK.', ['wm-dde-poke#receiving', 'using-dde#submitting-an-item']),
  rule('DDE-POKE-005', 'should', 'server', 'messages', 'A server answers a POKE in a format that it does not take with a negative ACK.', ['wm-dde-poke#receiving', 'using-dde#submitting-an-item']),
  rule('DDE-POKE-006', 'should', 'server', 'messages', 'A server that cannot lock the block of POKE answers with a negative ACK.', ['using-dde#submitting-an-item']),
  rule('DDE-POKE-007', 'must', 'client', 'hooks', 'The client frees the block on a negative ACK, whatever fRelease said.', ['wm-dde-poke#posting', 'wm-dde-ack#receiving']),
  rule('DDE-POKE-008', 'must', 'client', 'hooks', 'The client frees the block on any ACK if fRelease was clear.', ['wm-dde-poke#posting']),
  rule('DDE-POKE-009', 'must', 'server', 'hooks', 'The server frees the block if fRelease is set and it accepts.', ['ddepoke', 'using-dde#submitting-an-item'], { errata: ['ERR-POKE-FREE'] }),
  rule('DDE-POKE-010', 'must', 'server', 'hooks', 'The server does not free a block that it refuses.', ['wm-dde-poke#posting', 'using-dde#submitting-an-item']),
  rule('DDE-POKE-011', 'must', 'server', 'hooks', 'The server does not free a block whose fRelease is clear.', ['wm-dde-poke#posting', 'ddepoke']),
  rule('DDE-POKE-012', 'must', 'client', 'hooks', 'If POKE cannot be posted, the client frees the block, the item atom and the packed lParam.', ['using-dde#submitting-an-item', 'about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-POKE-013', 'must', 'server', 'hooks', 'The server reuses the item atom of POKE in its ACK, or deletes it.', ['wm-dde-poke#receiving']),
  rule('DDE-POKE-014', 'should', 'server', 'messages', 'POKE is always acknowledged, as if fAckReq were set; the server ignores that bit.', ['using-dde#submitting-an-item']),
  rule('DDE-POKE-015', 'must', 'server', 'internal', 'With CF_METAFILEPICT or CF_DSPMETAFILEPICT the server that frees the block also deletes the metafile in it.', ['wm-dde-poke#receiving']),
  rule('DDE-POKE-016', 'must', 'client', 'messages', 'The client allocates the block of POKE, with at least its header of four bytes.', ['wm-dde-poke#posting', 'dde.h'], { errata: ['ERR-PASCAL-POKE'] }),
  rule('DDE-POKE-017', 'must', 'server', 'hooks', 'The server treats the block of POKE as read-only.', ['about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-POKE-018', 'should', 'server', 'messages', 'A POKE whose block is too small for its header gets a negative ACK.', ['using-dde#submitting-an-item'], { evidence: 'inferred' }),
  rule('DDE-POKE-019', 'should', 'client', 'messages', 'The reserved and unused bits of DDEPOKE are clear.', ['ddepoke'], { evidence: 'inferred' }),
  rule('DDE-POKE-020', 'fact', 'server', 'messages', 'After a positive ACK the server holds the poked value.', ['wm-dde-poke', 'using-dde#submitting-an-item'], { evidence: 'inferred' }),
] as const;
