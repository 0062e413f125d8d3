/** The sources of records in shared memory. */
import type { Source } from '../types.js';

const freePascal = 'fpc/FPCDocumentation: tex';
const version = 'of 2026-06-18; read at commit c7170e0c5da1';

export const recordsSources: readonly Source[] = [
  {
    id: 'fpc-reference',
    title: 'Free Pascal: Reference guide',
    kind: 'page',
    where: `${freePascal}/ref.tex`,
    version,
    places: { 'short-strings': 'Short strings', 'code-pages': 'Code page conversions', char: 'Char or AnsiChar' },
  },
  {
    id: 'fpc-programmer',
    title: "Free Pascal: Programmer's guide",
    kind: 'page',
    where: `${freePascal}/prog.tex`,
    version,
    places: {
      'short-strings': 'Shortstring types',
      'record-alignment': 'Alignment of record elements',
    },
  },
];
