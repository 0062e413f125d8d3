/** The formats of the blocks of DDE messages: their headers and command strings. */
import { type StructureLayout, structureNames, structures } from '../structures.js';
import type { FormatSpec } from './format-spec.js';

function structure(layout: StructureLayout): FormatSpec {
  const [message] = layout.usedBy;
  return {
    name: layout.name,
    family: 'messages',
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

function commands(name: string, encoding: string, terminator: string): FormatSpec {
  return {
    name,
    family: 'messages',
    title: 'The command string of WM_DDE_EXECUTE',
    identity: { kind: 'context', where: 'the block of WM_DDE_EXECUTE' },
    encoding,
    terminator,
    ownership: 'The client allocates the block and frees it when the ACK has come.',
    layouts: [],
    sources: ['wm-dde-execute#remarks', 'wm-dde-execute#parameters', 'ddeexec-article#syntax', 'wine-8.0'],
  };
}

export const messagesFormats: readonly FormatSpec[] = [
  ...structureNames.map((name) => structure(structures[name])),
  commands('execute', 'Text in the code page of the sender, unless both windows are Unicode windows.', 'one zero byte'),
  commands('execute-unicode', 'Text in UTF-16LE, if both windows are Unicode windows.', 'two zero bytes'),
];
