/**
 * What a message carries, taken from its two halves by meaning and put back. The table of message forms says which half
 * is an atom, a block, a format or a status.
 */
import {
  type HalfKind,
  type HalfKindOf,
  type MessageForm,
  messageByValue,
  messageForms,
  messages,
} from '../../spec/messages.js';
import { checkedForm } from '../kernel/context.js';

/** What a half of that kind is called among the contents. */
type NameOf<Kind extends HalfKind> = Kind extends `${infer Name}-atom`
  ? Name
  : Kind extends `block:${string}`
    ? 'block'
    : Exclude<Kind, 'unused'>;

/**
 * The names under which the contents of messages stand.
 *
 * @category Messages
 */
export type ContentName = NameOf<HalfKind>;

/**
 * What a message of that form carries. Atoms, formats and statuses are 16-bit words, blocks are handles.
 *
 * @category Messages
 */
export type MessageContents<Form extends MessageForm = MessageForm> = {
  readonly [Name in NameOf<HalfKindOf<Form>>]: number;
};

/**
 * What any message may carry: members that its form does not have are missing.
 *
 * @category Messages
 */
export type AnyContents = { readonly [Name in ContentName]?: number };

/**
 * The two halves that an lParam carries.
 *
 * @category Messages
 */
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

const plans = /* @__PURE__ */ (() =>
  Object.fromEntries(
    Object.values(messageForms).map(({ form, lo, hi }) => [form, { lo: nameOf(lo.kind), hi: nameOf(hi.kind) }]),
  ) as Readonly<Record<MessageForm, Plan>>)();

/**
 * What the halves of a message are. Of a half that is wider than the word that stands in it the low word counts.
 *
 * @category Messages
 *
 * @example
 * ```ts
 * import { splitContents } from 'dde-spec/codecs';
 * splitContents('REQUEST', { lo: 1, hi: 0xc007 }); // { format: 1, item: 0xc007 }
 * splitContents('ACK-EXECUTE', { lo: 0x8000, hi: 0x1004 }); // { status: 0x8000, block: 0x1004 }
 * ```
 */
export function splitContents<Form extends MessageForm>(form: Form, halves: MessageHalves): MessageContents<Form> {
  const { lo, hi } = plans[checkedForm(form)];
  const contents: { [Name in ContentName]?: number } = {};
  if (lo !== undefined) contents[lo] = lo === 'block' ? halves.lo : halves.lo & 0xffff;
  if (hi !== undefined) contents[hi] = hi === 'block' ? halves.hi : halves.hi & 0xffff;
  return contents as MessageContents<Form>;
}

/**
 * The halves of a message with these contents. What the form does not carry is left out, and what is missing is 0, so
 * that the contents of a message serve for its ACK, which gives back the item or the block.
 *
 * @category Messages
 *
 * @example
 * ```ts
 * import { joinContents } from 'dde-spec/codecs';
 * joinContents('ACK-ITEM', { status: 0x8000, item: 0xc007, block: 0x1004 }); // { lo: 0x8000, hi: 0xc007 }
 * joinContents('ACK-EXECUTE', { status: 0, block: 0x1004 }); // { lo: 0, hi: 0x1004 }
 * ```
 */
export function joinContents(form: MessageForm, contents: AnyContents): MessageHalves {
  const { lo, hi } = plans[checkedForm(form)];
  return { lo: lo === undefined ? 0 : (contents[lo] ?? 0), hi: hi === undefined ? 0 : (contents[hi] ?? 0) };
}

/**
 * The forms of the ACK that a message can be answered with.
 *
 * @category Messages
 */
export type AckForm = Extract<MessageForm, `ACK-${string}`>;

/**
 * The form of the ACK that answers a message; `undefined` for one that no ACK answers.
 *
 * @category Messages
 *
 * @example
 * ```ts
 * import { findAckForm } from 'dde-spec/codecs';
 * findAckForm('POKE'); // 'ACK-ITEM'
 * findAckForm('EXECUTE'); // 'ACK-EXECUTE'
 * findAckForm('TERMINATE'); // undefined
 * ```
 */
export function findAckForm(form: MessageForm): AckForm | undefined {
  const { answeredBy } = messageForms[checkedForm(form)];
  return answeredBy.map((answer) => answer.form).find((answer): answer is AckForm => answer.startsWith('ACK-'));
}

/**
 * The form of a message whose lParam can be told by the message alone; of an ACK, the one that its way of coming tells:
 * one that was sent answers INITIATE, and one that was posted carries an item, unless it answers EXECUTE.
 *
 * @category Messages
 *
 * @example
 * ```ts
 * import { findForm } from 'dde-spec/codecs';
 * findForm(0x3e5, 'posted'); // 'DATA'
 * findForm(0x3e4, 'sent'); // 'ACK-INITIATE'
 * findForm(0x400, 'posted'); // undefined
 * ```
 */
export function findForm(message: number, delivery: 'sent' | 'posted'): MessageForm | undefined {
  if (message === messages.ACK.value) return delivery === 'sent' ? 'ACK-INITIATE' : 'ACK-ITEM';
  return messageByValue(message)?.key as MessageForm | undefined;
}
