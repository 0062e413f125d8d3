/** OwnerLink: who owns the object that was copied. */
import type { FormatOptions } from '../kernel/context.js';
import type { Either } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { namesFormat, readNames, writeNames } from './names.js';
import { type ObjectLink, type ObjectNames, objectMembers } from './object-link.js';

/**
 * The value of OwnerLink.
 *
 * @category Links
 */
export type OwnerLink = ObjectLink;

const layout: ObjectNames<'OwnerLink'> = { name: 'OwnerLink', members: objectMembers };

/**
 * Reads OwnerLink.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { orThrow, readOwnerLink } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('Paintbrush Picture\0Unused\0(20,10)-(90,100)\0\0', (char) => char.charCodeAt(0));
 * orThrow(readOwnerLink(bytes)).className; // 'Paintbrush Picture'
 * ```
 */
export function readOwnerLink(
  bytes: Uint8Array,
  options?: Pick<FormatOptions, 'codePage'>,
): Either<CodecError, OwnerLink> {
  return readNames(layout, bytes, options);
}

/**
 * Writes OwnerLink; a character that the code page lacks becomes a question mark.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeObjectLink, writeOwnerLink } from 'dde-spec/codecs';
 * writeOwnerLink(makeObjectLink('A', 'B', '')); // Uint8Array.of(0x41, 0, 0x42, 0, 0, 0)
 * ```
 */
export function writeOwnerLink(value: OwnerLink, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeNames(layout, value, options);
}

/**
 * OwnerLink in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeObjectLink, OwnerLink } from 'dde-spec/codecs';
 * OwnerLink.is(makeObjectLink('Paintbrush Picture', 'Unused', '(20,10)-(90,100)')); // true
 * ```
 */
export const OwnerLink: Format<OwnerLink, 'OwnerLink'> = /* @__PURE__ */ namesFormat(layout, {
  meanings: ['the class of the object', 'nothing, where the object is embedded', 'the name of the object'],
  endRule: 'DDE-OWNERLINK-002',
  score: 0.2,
});
