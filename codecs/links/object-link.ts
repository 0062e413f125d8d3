/** ObjectLink: which object of which document was copied. */
import type { FormatOptions } from '../kernel/context.js';
import type { Either } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { type NamesLayout, namesFormat, properEnd, readNames, writeNames } from './names.js';

/**
 * The names of an object of OLE 1.
 *
 * @category Links
 */
export interface ObjectLink {
  /** Of the server, as the registry of the system has it. */
  readonly className: string;
  /** In OwnerLink of an embedded object it means nothing. */
  readonly document: string;
  /** Empty: the whole document. */
  readonly item: string;
  /** How many NULs follow the last name. Two should; one leaves out that of the whole; none ends with the block. */
  readonly terminators: 0 | 1 | 2;
  /** After the NULs. One NUL: empty, or something that does not begin with a NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

/** The layout that ObjectLink and OwnerLink share. */
export type ObjectNames<N extends string> = NamesLayout<'className' | 'document' | 'item', N>;

/** The members of that layout. */
export const objectMembers: ObjectNames<string>['members'] = ['className', 'document', 'item'];

const layout: ObjectNames<'ObjectLink'> = { name: 'ObjectLink', members: objectMembers };

/**
 * The names of an object as a server should write them, as ObjectLink or as OwnerLink.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeObjectLink } from 'dde-spec/codecs';
 * makeObjectLink('Worksheet', 'c:\\dir\\filename', 'R1C1:R5C3').terminators; // 2
 * ```
 */
export function makeObjectLink(className: string, document: string, item: string): ObjectLink {
  return { className, document, item, ...properEnd };
}

/**
 * Reads ObjectLink.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { orThrow, readObjectLink } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('Worksheet\0c:\\dir\\filename\0R1C1:R5C3\0\0', (char) => char.charCodeAt(0));
 * orThrow(readObjectLink(bytes)).className; // 'Worksheet'
 * ```
 */
export function readObjectLink(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, ObjectLink> {
  return readNames(layout, bytes, options);
}

/**
 * Writes ObjectLink; a character that the code page lacks becomes a question mark.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeObjectLink, writeObjectLink } from 'dde-spec/codecs';
 * writeObjectLink(makeObjectLink('A', 'B', '')); // Uint8Array.of(0x41, 0, 0x42, 0, 0, 0)
 * ```
 */
export function writeObjectLink(value: ObjectLink, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeNames(layout, value, options);
}

/**
 * ObjectLink in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeObjectLink, ObjectLink } from 'dde-spec/codecs';
 * ObjectLink.is(makeObjectLink('Worksheet', 'c:\\dir\\filename', '')); // true
 * ```
 */
export const ObjectLink: Format<ObjectLink, 'ObjectLink'> = /* @__PURE__ */ namesFormat(layout, {
  meanings: ['the class of the object', 'the path of its document', 'where in the document; empty: all of it'],
  endRule: 'DDE-OBJECTLINK-002',
  score: 0.25,
});
