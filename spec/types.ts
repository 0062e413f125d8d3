/** The vocabulary of the specification: what a rule, a source and an erratum are. */

/** A memory model that decides layouts: 16-bit Windows, or Win32 with 32- or 64-bit pointers. */
export type Platform = 'win16' | 'win32' | 'win64';

/** All platforms, the oldest first. */
export const platforms = ['win16', 'win32', 'win64'] as const satisfies readonly Platform[];

/** How strongly the source words the statement. Keywords follow the source: a should is never promoted. */
export type Level = 'must' | 'should' | 'may' | 'fact';

/** Whom the rule binds. `stack` is the system's own DDE support: window manager, atoms, memory, lParam packing. */
export type Role = 'client' | 'server' | 'both' | 'stack' | 'codec';

/**
 * What the statement rests on.
 *
 * - `documented`: a Microsoft page says so.
 * - `header`: a public header declares so; no page read says it.
 * - `observed`: measured; the rule's `observedOn` names the system and version.
 * - `inferred`: follows from documented statements, but no page says it in words.
 * - `contested`: sources disagree; the rule's `errata` says how it was decided.
 */
export type Evidence = 'documented' | 'header' | 'observed' | 'inferred' | 'contested';

/**
 * Where a violation shows.
 *
 * - `messages`: in the messages that the other side receives.
 * - `hooks`: only with hooks on the atom table or on global memory (the virtual desktop has them).
 * - `bytes`: in the bytes of a block or of clipboard data; vectors show it.
 * - `internal`: inside one program.
 * - `none`: a definition, advice or history; no run can violate it.
 */
export type Observability = 'messages' | 'hooks' | 'bytes' | 'internal' | 'none';

/** One normative statement. Ids are permanent: never reused, never renumbered. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  readonly level: Level;
  readonly role: Role;
  /** The statement in our own words. */
  readonly statement: string;
  /** References of the form `source` or `source#place`; the part before `#` is the id of a {@link Source}. */
  readonly sources: readonly string[];
  readonly evidence: Evidence;
  readonly observability: Observability;
  /** The system and version behind `observed` evidence. */
  readonly observedOn?: string;
  /** Ids of errata that touch the rule. */
  readonly errata?: readonly string[];
  /** Why the rule is not checked on any desktop although it is observable. */
  readonly untested?: string;
}

/** A page, a header or a seed document, under a stable short name. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly kind: 'page' | 'header' | 'seed' | 'measurement';
  /** Where it stands: repository and path for public documents. */
  readonly where: string;
  /** The version that was read. */
  readonly version?: string;
  /** The places that references name, each with the heading or field that it stands for. */
  readonly places?: Readonly<Record<string, string>>;
}

/** Sources that disagree, what was decided, and on what evidence. */
export interface Erratum {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  /** What the source or sources say. */
  readonly says: string;
  /** What this specification holds instead. */
  readonly decision: string;
  readonly evidence: string;
  readonly status: 'decided' | 'open';
}

/** A statement of a source that is deliberately no rule. */
export interface NotRule {
  /** A reference of the form `source` or `source#place`. */
  readonly source: string;
  /** The statement in our own words. */
  readonly statement: string;
  readonly why: string;
}
