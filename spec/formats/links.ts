/** The formats of Link, ObjectLink, OwnerLink and Native. */
import type { FormatSpec } from './format-spec.js';

const names = 'ANSI text in a code page that nothing names: three names, each ended by a zero byte.';
const terminator = 'a second zero byte after the last name';

export const linksFormats: readonly FormatSpec[] = [
  {
    name: 'Link',
    family: 'links',
    title: 'Application, topic and item for Paste Link',
    identity: { kind: 'registered', name: 'Link' },
    encoding: names,
    terminator,
    ownership: 'The server puts it on the clipboard, which owns it; the names are text and no atoms.',
    layouts: [],
    sources: ['using-dde#paste-link', 'kb-q108933'],
  },
  {
    name: 'ObjectLink',
    family: 'links',
    title: 'Class, document and item of a linked object of OLE 1',
    identity: { kind: 'registered', name: 'ObjectLink' },
    encoding: names,
    terminator,
    ownership: 'The server puts it on the clipboard, which owns it; the data of the object stay in its document.',
    layouts: [],
    sources: ['ole-formats#ObjectLink', 'kb-q83659'],
  },
  {
    name: 'OwnerLink',
    family: 'links',
    title: 'Class and name of an object of OLE 1, and so the server that owns it',
    identity: { kind: 'registered', name: 'OwnerLink' },
    encoding: names,
    terminator,
    ownership: 'The server puts it on the clipboard, which owns it; with Native before it, the client owns the object.',
    layouts: [],
    sources: ['kb-q83659'],
  },
  {
    name: 'Native',
    family: 'links',
    title: 'The data of an embedded object of OLE 1',
    identity: { kind: 'registered', name: 'Native' },
    encoding: 'Known to the server of the class alone.',
    terminator: null,
    ownership: 'The client stores the data in its own document and hands them back to the server for editing.',
    layouts: [],
    sources: ['ole-formats#Native', 'kb-q83659'],
  },
];
