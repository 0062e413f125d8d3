/** Link: what a client needs to know to link to what was copied. */
import type { FormatOptions } from '../kernel/context.js';
import type { Either } from '../kernel/either.js';
import type { CodecError } from '../kernel/errors.js';
import type { Format } from '../kernel/format.js';
import { type NamesLayout, namesFormat, properEnd, readNames, writeNames } from './names.js';

/**
 * The names of a link.
 *
 * @category Links
 */
export interface Link {
  readonly application: string;
  readonly topic: string;
  readonly item: string;
  /** How many NULs follow the last name. Two should; one leaves out that of the whole; none ends with the block. */
  readonly terminators: 0 | 1 | 2;
  /** After the NULs. One NUL: empty, or something that does not begin with a NUL. A view, not a copy. */
  readonly rest: Uint8Array;
}

const layout: NamesLayout<'application' | 'topic' | 'item', 'Link'> = {
  name: 'Link',
  members: ['application', 'topic', 'item'],
};

/**
 * A link as a server should write it.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeLink } from 'dde-spec/codecs';
 * makeLink('Excel', 'Book1.xls', 'R1C1').terminators; // 2
 * ```
 */
export function makeLink(application: string, topic: string, item: string): Link {
  return { application, topic, item, ...properEnd };
}

/**
 * Reads Link.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { orThrow, readLink } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('Excel\0Book1.xls\0R1C1\0\0', (char) => char.charCodeAt(0));
 * orThrow(readLink(bytes)).topic; // 'Book1.xls'
 * ```
 */
export function readLink(bytes: Uint8Array, options?: Pick<FormatOptions, 'codePage'>): Either<CodecError, Link> {
  return readNames(layout, bytes, options);
}

/**
 * Writes Link; a character that the code page lacks becomes a question mark.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { makeLink, writeLink } from 'dde-spec/codecs';
 * writeLink(makeLink('A', 'B', 'C')); // Uint8Array.of(0x41, 0, 0x42, 0, 0x43, 0, 0)
 * ```
 */
export function writeLink(value: Link, options?: Pick<FormatOptions, 'codePage'>): Uint8Array {
  return writeNames(layout, value, options);
}

/**
 * Link in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @category Links
 *
 * @example
 * ```ts
 * import { Link, makeLink, windows1251, windows1252 } from 'dde-spec/codecs';
 * Link.is(makeLink('Excel', 'Книга', 'R1C1'), { codePage: windows1251 }); // true
 * Link.is(makeLink('Excel', 'Книга', 'R1C1'), { codePage: windows1252 }); // false
 * ```
 */
export const Link: Format<Link, 'Link'> = /* @__PURE__ */ namesFormat(layout, {
  meanings: [
    'the application to start a conversation with',
    'the topic of the conversation',
    'the item that ADVISE names',
  ],
  endRule: 'DDE-LINK-002',
  score: 0.3,
});
