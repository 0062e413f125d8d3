/** Link: what a client needs to know to link to what was copied. */
import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { noBytes } from '../kernel/bytes.js';
import type { CodecError } from '../kernel/errors.js';
import { type CodePage, defaultCodePage } from '../text/code-page.js';
import { type NamesEnd, type NamesFormat, namesCodec, readNames, writeNames } from './names.js';

/** The names of a link. */
export interface Link extends NamesEnd {
  readonly application: string;
  readonly topic: string;
  readonly item: string;
}

export const linkNames: NamesFormat<'application' | 'topic' | 'item'> = {
  name: 'Link',
  members: ['application', 'topic', 'item'],
  meanings: [
    'the application to start a conversation with',
    'the topic of the conversation',
    'the item that ADVISE names',
  ],
};

/**
 * A link as a server should write it.
 *
 * @example
 * ```ts
 * import { link } from 'dde-spec/codecs';
 * link('Excel', 'Book1.xls', 'R1C1').terminators; // 2
 * ```
 */
export function link(application: string, topic: string, item: string): Link {
  return { application, topic, item, terminators: 2, rest: noBytes };
}

/**
 * Reads Link.
 *
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js';
 * import { readLink } from 'dde-spec/codecs';
 * const bytes = Uint8Array.from('Excel\0Book1.xls\0R1C1\0\0', (char) => char.charCodeAt(0));
 * const read = readLink(bytes);
 * if (isRight(read)) read.right.topic; // 'Book1.xls'
 * ```
 */
export function readLink(bytes: Uint8Array, page: CodePage = defaultCodePage): Either<CodecError, Link> {
  return readNames(linkNames, bytes, page);
}

/**
 * Writes Link; a character that the code page lacks becomes a question mark.
 *
 * @example
 * ```ts
 * import { link, writeLink } from 'dde-spec/codecs';
 * writeLink(link('A', 'B', 'C')); // Uint8Array.of(0x41, 0, 0x42, 0, 0x43, 0, 0)
 * ```
 */
export function writeLink(value: Link, page: CodePage = defaultCodePage): Uint8Array {
  return writeNames(linkNames, value, page);
}

/**
 * Link in a code page. `is` refuses a name with a NUL in it, and characters that the code page lacks.
 *
 * @example
 * ```ts
 * import { link, linkCodec } from 'dde-spec/codecs';
 * linkCodec('windows-1251').is(link('Excel', 'Книга', 'R1C1')); // true
 * linkCodec('windows-1252').is(link('Excel', 'Книга', 'R1C1')); // false
 * ```
 */
export function linkCodec(page: CodePage = defaultCodePage): t.Type<Link, Uint8Array, unknown> {
  return namesCodec(linkNames, page);
}
