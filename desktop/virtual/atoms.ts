import { atomKind, atoms, integerAtom, integerAtomName } from '../../spec/atoms.js';
import type { Atom } from '../message-port.js';

interface Entry {
  /** The spelling of the first who added it. */
  readonly name: string;
  count: number;
}

/** Case as the table folds it: each UTF-16 code unit on its own, so that a name never changes its length. */
function folded(name: string): string {
  let result = '';
  for (const unit of name) {
    const upper = unit.toUpperCase();
    result += upper.length === unit.length ? upper : unit;
  }
  return result;
}

const encoder = new TextEncoder();

/**
 * The global atom table: string atoms with counts, and integer atoms, which have none.
 *
 * The limit of 255 is measured in bytes of UTF-8. Windows measures an ANSI name in bytes of its code page and a
 * Unicode name in code units; UTF-8 needs at least as many bytes as either, so that what passes here passes there.
 *
 * @example
 * ```ts
 * import { VirtualDesktop } from 'dde-spec/desktop';
 * const { atoms } = new VirtualDesktop();
 * const atom = atoms.add('Quote');
 * atoms.name(atom); // 'Quote'
 * atoms.add('QUOTE') === atom; // true
 * ```
 */
export class AtomTable {
  readonly #byName = new Map<string, Atom>();
  readonly #entries = new Map<Atom, Entry>();
  /** The numbers of names that are gone, to be used again once all others were used. */
  readonly #freed = new Set<Atom>();
  #next: Atom = atoms.string.first;

  /** GlobalAddAtom: 0 for an empty name, one that is too long, a number that is no atom, or a full table. */
  add(name: string): Atom {
    const integer = integerAtom(name);
    if (integer !== undefined) return integer;
    // No name of more code units can have fewer bytes: a long one need not be encoded to be refused.
    if (name.length === 0 || name.length > atoms.maxNameBytes) return 0;
    if (encoder.encode(name).length > atoms.maxNameBytes) return 0;
    const key = folded(name);
    const known = this.#byName.get(key);
    if (known !== undefined) {
      const entry = this.#entries.get(known);
      if (entry !== undefined) entry.count += 1;
      return known;
    }
    const atom = this.#number();
    if (atom === 0) return 0;
    this.#byName.set(key, atom);
    this.#entries.set(atom, { name, count: 1 });
    return atom;
  }

  #number(): Atom {
    if (this.#next <= atoms.string.last) {
      this.#next += 1;
      return this.#next - 1;
    }
    // Oldest first: a stale number stays stale for as long as possible, so that its use shows.
    const [atom] = this.#freed;
    if (atom === undefined) return 0;
    this.#freed.delete(atom);
    return atom;
  }

  /** GlobalFindAtom. */
  find(name: string): Atom {
    return integerAtom(name) ?? this.#byName.get(folded(name)) ?? 0;
  }

  /** GlobalGetAtomName. */
  name(atom: Atom): string | undefined {
    return atomKind(atom) === 'integer' ? integerAtomName(atom) : this.#entries.get(atom)?.name;
  }

  /** GlobalDeleteAtom: false if there is no such string atom. */
  delete(atom: Atom): boolean {
    const entry = this.#entries.get(atom);
    if (entry === undefined) return false;
    entry.count -= 1;
    if (entry.count === 0) {
      this.#entries.delete(atom);
      this.#byName.delete(folded(entry.name));
      this.#freed.add(atom);
    }
    return true;
  }

  /** How many references a string atom has; 0 if it is not in the table. */
  count(atom: Atom): number {
    return this.#entries.get(atom)?.count ?? 0;
  }

  /** How many string atoms there are. */
  get size(): number {
    return this.#entries.size;
  }
}
