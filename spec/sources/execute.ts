/** The sources of command strings, by dialect. */
import type { Source } from '../types.js';

export const executeSources: readonly Source[] = [
  {
    id: 'ddeexec-article',
    title: 'DDE Execute Strings, a technical article of the Microsoft Developer Network',
    kind: 'page',
    where: 'techshelps/techshelps.github.io: MSDN/TECHART/html/msdn_ddeexec.htm',
    version: 'dated 1992-11-16; read at commit b524edbde551',
    places: {
      syntax: 'Execute String Syntax',
      'special-characters': 'Including Special Characters in String Arguments',
    },
  },
];
