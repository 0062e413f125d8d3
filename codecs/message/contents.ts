/**
 * What a message carries, taken from its two halves by meaning and put back. The table of message forms says which half
 * is an atom, a block, a format or a status.
 */
import { type HalfKind, type HalfKindOf, type MessageForm, messageForms, messages } from '../../spec/messages.js';

/** What a half of that kind is called among the contents. */
type NameOf<Kind extends HalfKind> = Kind extends `${infer Name}-atom`
  ? Name
  : Kind extends `block:${string}`
    ? 'block'
    : Exclude<Kind, 'unused'>;

/** The names under which the contents of messages stand. */
export type ContentName = NameOf<HalfKind>;

/** What a message of that form carries. Atoms, formats and statuses are 16-bit words, blocks are handles. */
export type MessageContents<Form extends MessageForm = MessageForm> = {
  readonly [Name in NameOf<HalfKindOf<Form>>]: number;
};

/** What any message may carry: members that its form does not have are missing. */
export type AnyContents = { readonly [Name in ContentName]?: number };

/** The two halves that an lParam carries. */
export interface MessageHalves {
  readonly lo: number;
  readonly hi: number;
}

interface Plan {
  readonly lo: ContentName | undefined;
  readonly hi: ContentName | undefined;
}

function nameOf(kind: HalfKind): ContentName | undefined {
  if (kind === 'unused') return undefined;
  if (kind.startsWith('block:')) return 'block';
  return kind.replace(/-atom$/, '') as ContentName;
}

const plans = Object.fromEntries(
  Object.values(messageForms).map(({ form, lo, hi }) => [form, { lo: nameOf(lo.kind), hi: nameOf(hi.kind) }]),
) as Readonly<Record<MessageForm, Plan>>;

/**
 * What the halves of a message are. Of a half that is wider than the word that stands in it the low word counts.
 *
 * @example
 * ```ts
 * import { readContents } from 'dde-spec/codecs';
 * readContents('REQUEST', { lo: 1, hi: 0xc007 }); // { format: 1, item: 0xc007 }
 * readContents('ACK-EXECUTE', { lo: 0x8000, hi: 0x1004 }); // { status: 0x8000, block: 0x1004 }
 * ```
 */
export function readContents<Form extends MessageForm>(form: Form, halves: MessageHalves): MessageContents<Form> {
  const { lo, hi } = plans[form];
  const contents: { [Name in ContentName]?: number } = {};
  if (lo !== undefined) contents[lo] = lo === 'block' ? halves.lo : halves.lo & 0xffff;
  if (hi !== undefined) contents[hi] = hi === 'block' ? halves.hi : halves.hi & 0xffff;
  return contents as MessageContents<Form>;
}

/**
 * The halves of a message with these contents. What the form does not carry is left out, and what is missing is 0, so
 * that the contents of a message serve for its ACK, which gives back the item or the block.
 *
 * @example
 * ```ts
 * import { writeContents } from 'dde-spec/codecs';
 * writeContents('ACK-ITEM', { status: 0x8000, item: 0xc007, block: 0x1004 }); // { lo: 0x8000, hi: 0xc007 }
 * writeContents('ACK-EXECUTE', { status: 0, block: 0x1004 }); // { lo: 0, hi: 0x1004 }
 * ```
 */
export function writeContents(form: MessageForm, contents: AnyContents): MessageHalves {
  const { lo, hi } = plans[form];
  return { lo: lo === undefined ? 0 : (contents[lo] ?? 0), hi: hi === undefined ? 0 : (contents[hi] ?? 0) };
}

/** The forms of the ACK that a message can be answered with. */
export type AckForm = Extract<MessageForm, `ACK-${string}`>;

const acks = new Map(
  Object.values(messageForms).map(({ form, answeredBy }) => [
    form,
    answeredBy.map((answer) => answer.form).find((answer): answer is AckForm => answer.startsWith('ACK-')),
  ]),
);

/**
 * The form of the ACK that answers a message; `undefined` for one that no ACK answers.
 *
 * @example
 * ```ts
 * import { ackFormOf } from 'dde-spec/codecs';
 * ackFormOf('POKE'); // 'ACK-ITEM'
 * ackFormOf('EXECUTE'); // 'ACK-EXECUTE'
 * ackFormOf('TERMINATE'); // undefined
 * ```
 */
export function ackFormOf(form: MessageForm): AckForm | undefined {
  return acks.get(form);
}

/**
 * The form of a message whose lParam can be told by the message alone; of an ACK, the one that its way of coming tells:
 * one that was sent answers INITIATE, and one that was posted carries an item, unless it answers EXECUTE.
 *
 * @example
 * ```ts
 * import { formOf } from 'dde-spec/codecs';
 * formOf(0x3e5, 'posted'); // 'DATA'
 * formOf(0x3e4, 'sent'); // 'ACK-INITIATE'
 * formOf(0x400, 'posted'); // undefined
 * ```
 */
export function formOf(message: number, delivery: 'sent' | 'posted'): MessageForm | undefined {
  if (message === messages.ACK.value) return delivery === 'sent' ? 'ACK-INITIATE' : 'ACK-ITEM';
  return byValue.get(message);
}

const byValue: ReadonlyMap<number, MessageForm> = new Map(
  Object.values(messages)
    .filter(({ key }) => key !== 'ACK')
    .map(({ value, key }) => [value, key as MessageForm]),
);
