/** Global atoms: 16-bit names of strings, and the integers that pass for atoms. Source: about-atom-tables. */

/** The first string atom; below it are the integer atoms. The header calls it MAXINTATOM. */
export const MAXINTATOM = 0xc000;

/** The ranges and limits of atoms. Both ends of a range belong to it. */
export const atoms = {
  /** No atom: the wildcard of WM_DDE_INITIATE and WM_DDE_UNADVISE, and the result of a failed GlobalAddAtom. */
  none: 0,
  integer: { first: 0x0001, last: MAXINTATOM - 1 },
  string: { first: MAXINTATOM, last: 0xffff },
  /** In bytes, the terminator not counted. */
  maxNameBytes: 255,
  caseSensitive: false,
  /** Only string atoms are counted: each GlobalAddAtom wants one GlobalDeleteAtom. */
  counted: { string: true, integer: false },
  sources: ['about-atom-tables', 'globaladdatom'],
} as const;

/** What an atom is by its value alone; `none` is 0, which is no atom. */
export type AtomKind = 'none' | 'integer' | 'string';

/**
 * Which kind of atom a 16-bit number is; `undefined` for anything that is not a 16-bit number.
 *
 * @example
 * ```ts
 * import { atomKind } from 'dde-spec/spec';
 * atomKind(0xc001); // 'string'
 * ```
 */
export function atomKind(atom: number): AtomKind | undefined {
  if (!Number.isInteger(atom) || atom < 0 || atom > 0xffff) return undefined;
  if (atom === 0) return 'none';
  return atom < MAXINTATOM ? 'integer' : 'string';
}

/**
 * The integer atom that a name of the form `#dddd` stands for. Leading zeros do not matter; 0 and numbers from
 * MAXINTATOM on are no atoms, and then the result is 0 as GlobalAddAtom's is. `undefined`: not of this form, so the
 * name is that of a string atom.
 *
 * @example
 * ```ts
 * import { integerAtom } from 'dde-spec/spec';
 * integerAtom('#0042'); // 42
 * integerAtom('#49152'); // 0
 * integerAtom('Excel'); // undefined
 * ```
 */
export function integerAtom(name: string): number | undefined {
  if (!/^#[0-9]+$/.test(name)) return undefined;
  const value = Number(name.slice(1));
  return value < MAXINTATOM ? value : 0;
}

/**
 * The name of an integer atom: `#` and its decimal digits.
 *
 * @example
 * ```ts
 * import { integerAtomName } from 'dde-spec/spec';
 * integerAtomName(42); // '#42'
 * ```
 */
export function integerAtomName(atom: number): string {
  return `#${atom}`;
}
