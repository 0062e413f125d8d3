/** The structures at the start of the blocks of DDE messages, as formats. */
import { type StructureLayout, structureNames, structures } from '../structures.js';
import type { FormatSpec } from './format-spec.js';

function structure(layout: StructureLayout): FormatSpec {
  const [message] = layout.usedBy;
  return {
    name: layout.name,
    family: 'structures',
    title: message === undefined ? `${layout.name}, which no message of today uses` : `${layout.name} of ${message}`,
    identity: { kind: 'context', where: message ?? 'the header file dde.h' },
    encoding: 'Words, little end first; the fields stand in the table of structures.',
    terminator: null,
    ownership:
      layout.name === 'DDEACK'
        ? 'A word of the message, which nobody owns.'
        : 'The sender allocates the block; who frees it follows from fRelease and from the answer.',
    layouts: [],
    sources: layout.sources,
  };
}

export const structuresFormats: readonly FormatSpec[] = structureNames.map((name) => structure(structures[name]));
