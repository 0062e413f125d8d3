/** ObjectLink and OwnerLink: which object of which document was copied. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { noBytes } from '../kernel/bytes.js';
import type { CodecError } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import { type NamesEnd, type NamesFormat, namesCodec, readNames, writeNames } from './names.js';

/** The names of an object of OLE 1. */
export interface ObjectLink extends NamesEnd {
  /** Of the server, as the registry of the system has it. */
  readonly className: string;
  /** In OwnerLink of an embedded object it means nothing. */
  readonly document: string;
  /** Empty: the whole document. */
  readonly item: string;
}

type Member = 'className' | 'document' | 'item';

const members = ['className', 'document', 'item'] as const;

export const objectLinkNames: NamesFormat<Member> = {
  name: 'ObjectLink',
  members,
  meanings: ['the class of the object', 'the path of its document', 'where in the document; empty: all of it'],
};

export const ownerLinkNames: NamesFormat<Member> = {
  name: 'OwnerLink',
  members,
  meanings: ['the class of the object', 'nothing, where the object is embedded', 'the name of the object'],
};

/**
 * The names of an object as a server should write them.
 *
 * @example
 * ```ts
 * import { objectLink } from 'dde-spec/codecs';
 * objectLink('Worksheet', 'c:\\dir\\filename', 'R1C1:R5C3').terminators; // 2
 * ```
 */
export function objectLink(className: string, document: string, item: string): ObjectLink {
  return { className, document, item, terminators: 2, rest: noBytes };
}

/**
 * Reads ObjectLink or OwnerLink.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readObjectLink } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('Paintbrush Picture\0Unused\0(20,10)-(90,100)\0\0', (char) => char.charCodeAt(0));
 * const read = readObjectLink(bytes);
 * if (isRight(read)) read.right.className; // 'Paintbrush Picture'
 * ```
 */
export function readObjectLink(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, ObjectLink> {
  return readNames(objectLinkNames, bytes, page);
}

/**
 * Writes ObjectLink or OwnerLink; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { objectLink, writeObjectLink } from 'dde-spec/codecs';
 * writeObjectLink(objectLink('A', 'B', '')); // Uint8Array.of(0x41, 0, 0x42, 0, 0, 0)
 * ```
 */
export function writeObjectLink(value: ObjectLink, page: CodePage = defaultCodePage): Uint8Array {
  return writeNames(objectLinkNames, value, page);
}

/**
 * ObjectLink in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { objectLink, objectLinkCodec } from 'dde-spec/codecs';
 * objectLinkCodec().is(objectLink('Worksheet', 'c:\\dir\\filename', '')); // true
 * ```
 */
export function objectLinkCodec(page: CodePage = defaultCodePage): t.Type<ObjectLink, Uint8Array, unknown> {
  return namesCodec(objectLinkNames, page);
}

/**
 * OwnerLink in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { objectLink, ownerLinkCodec } from 'dde-spec/codecs';
 * ownerLinkCodec().is(objectLink('Paintbrush Picture', 'Unused', '(20,10)-(90,100)')); // true
 * ```
 */
export function ownerLinkCodec(page: CodePage = defaultCodePage): t.Type<ObjectLink, Uint8Array, unknown> {
  return namesCodec(ownerLinkNames, page);
}
