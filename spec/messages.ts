/**
 * The nine messages of DDE: numbers, direction, delivery, what both halves of lParam hold, what may answer, and who
 * owns each resource when. How the halves get into an lParam on each platform stands in `lparam.ts`.
 */

export type MessageKey =
  | 'INITIATE'
  | 'TERMINATE'
  | 'ADVISE'
  | 'UNADVISE'
  | 'ACK'
  | 'DATA'
  | 'REQUEST'
  | 'POKE'
  | 'EXECUTE';

/**
 * A message together with the meaning of its lParam. WM_DDE_ACK has three, and nothing in the message tells them
 * apart: the receiver knows from what it is waiting for.
 */
export type MessageForm = Exclude<MessageKey, 'ACK'> | 'ACK-INITIATE' | 'ACK-EXECUTE' | 'ACK-ITEM';

/** What half of an lParam holds. `block:command`: the command string of WM_DDE_EXECUTE. */
export type HalfKind =
  | 'application-atom'
  | 'topic-atom'
  | 'item-atom'
  | 'format'
  | 'status'
  | 'block:DDEADVISE'
  | 'block:DDEDATA'
  | 'block:DDEPOKE'
  | 'block:command'
  | 'unused';

/** What one half of an lParam holds. */
export interface Half<Kind extends HalfKind = HalfKind> {
  readonly kind: Kind;
  /** Whether 0 is a value with a meaning, and which. */
  readonly zero: string | null;
}

/** An end of a conversation, by its role in it or in the exchange of one message. */
export type Party = 'client' | 'server' | 'sender' | 'receiver';

/** How fRelease stands in the block of a message. */
export type ReleaseFlag = 'fRelease set' | 'fRelease clear';

/**
 * Who must free a resource that a message carries. `sender` and `receiver` are those of this very message.
 */
export interface Ownership {
  readonly resource: HalfKind | 'packed-lparam';
  /** Distinguishes two rows of one resource. */
  readonly when: ReleaseFlag | null;
  readonly before: Party;
  /** After the receiver has accepted the message. */
  readonly onSuccess: Party;
  /** After the receiver has refused it with a negative ACK; the same as `onSuccess` for what cannot be refused. */
  readonly onRefusal: Party;
  /** The message was never delivered: whoever had to before. */
  readonly onFailedDelivery: Party;
  readonly note: string | null;
}

/** A message that may come in answer, and when. */
export interface Answer {
  readonly form: MessageForm;
  readonly when: string;
}

/** One meaning of a message. */
export interface FormSpec {
  readonly form: MessageForm;
  readonly from: 'client' | 'server' | 'both';
  readonly delivery: 'sent' | 'posted';
  /** Always the window that sends or posts the message. */
  readonly wParam: string;
  readonly lo: Half;
  readonly hi: Half;
  readonly answeredBy: readonly Answer[];
  readonly resources: readonly Ownership[];
  readonly sources: readonly string[];
}

/** All that is constant about one message. */
export interface MessageSpec {
  readonly key: MessageKey;
  readonly name: `WM_DDE_${MessageKey}`;
  readonly value: number;
  readonly from: 'client' | 'server' | 'both';
  /** `both`: WM_DDE_ACK is sent in answer to WM_DDE_INITIATE and posted otherwise. */
  readonly delivery: 'sent' | 'posted' | 'both';
  readonly purpose: string;
  readonly forms: readonly FormSpec[];
}

const half = <const Kind extends HalfKind>(kind: Kind, zero: string | null = null): Half<Kind> => ({ kind, zero });

const owns = (
  resource: Ownership['resource'],
  [before, onSuccess, onRefusal, onFailedDelivery]: readonly [Party, Party, Party, Party],
  extra: { readonly when?: ReleaseFlag; readonly note?: string } = {},
): Ownership => ({
  resource,
  when: extra.when ?? null,
  before,
  onSuccess,
  onRefusal,
  onFailedDelivery,
  note: extra.note ?? null,
});

const itemAtom = owns('item-atom', ['sender', 'receiver', 'receiver', 'sender'], {
  note: 'the receiver hands it on in its answer, or deletes it',
});
const packedLParam = owns('packed-lparam', ['sender', 'receiver', 'receiver', 'sender'], {
  note: 'the receiver frees it, or recycles it for its answer',
});

const clientWindow = 'the client window';
const serverWindow = 'the server window';
const accepted = 'accepted: fAck set';
const refused = 'refused: fAck clear; busy: fBusy set too';

/** The first message number of DDE: that of WM_DDE_INITIATE. */
export const WM_DDE_FIRST = 0x03e0;
/** The last message number of DDE: that of WM_DDE_EXECUTE. */
export const WM_DDE_LAST = 0x03e8;

/**
 * The nine messages by key.
 *
 * @example
 * ```ts
 * import { messages } from 'dde-spec/spec';
 * // Microsoft's page prints 0x03E05.
 * messages.DATA.value; // 0x3e5
 * ```
 */
export const messages = {
  INITIATE: {
    key: 'INITIATE',
    name: 'WM_DDE_INITIATE',
    value: 0x03e0,
    from: 'client',
    delivery: 'sent',
    purpose: 'asks every server, or one, for a conversation',
    forms: [
      {
        form: 'INITIATE',
        from: 'client',
        delivery: 'sent',
        wParam: clientWindow,
        lo: half('application-atom', 'any application'),
        hi: half('topic-atom', 'every topic'),
        answeredBy: [{ form: 'ACK-INITIATE', when: 'once for each topic that matches; nothing if none does' }],
        resources: [
          owns('application-atom', ['client', 'client', 'client', 'client']),
          owns('topic-atom', ['client', 'client', 'client', 'client'], {
            note: 'the client deletes both when SendMessage returns; the server adds atoms of its own to answer',
          }),
        ],
        sources: ['wm-dde-initiate', 'using-dde#initiating-a-conversation'],
      },
    ],
  },
  TERMINATE: {
    key: 'TERMINATE',
    name: 'WM_DDE_TERMINATE',
    value: 0x03e1,
    from: 'both',
    delivery: 'posted',
    purpose: 'ends the conversation',
    forms: [
      {
        form: 'TERMINATE',
        from: 'both',
        delivery: 'posted',
        wParam: 'the window that posts',
        lo: half('unused'),
        hi: half('unused'),
        answeredBy: [{ form: 'TERMINATE', when: 'unless the receiver has posted its own already' }],
        resources: [],
        sources: ['wm-dde-terminate', 'using-dde#terminating-a-conversation'],
      },
    ],
  },
  ADVISE: {
    key: 'ADVISE',
    name: 'WM_DDE_ADVISE',
    value: 0x03e2,
    from: 'client',
    delivery: 'posted',
    purpose: 'asks for an update whenever the item changes',
    forms: [
      {
        form: 'ADVISE',
        from: 'client',
        delivery: 'posted',
        wParam: clientWindow,
        lo: half('block:DDEADVISE'),
        hi: half('item-atom'),
        answeredBy: [
          { form: 'ACK-ITEM', when: accepted },
          { form: 'ACK-ITEM', when: refused },
        ],
        resources: [
          owns('block:DDEADVISE', ['client', 'server', 'client', 'client'], {
            note: 'freed as a block with fRelease set, although DDEADVISE has no such flag',
          }),
          itemAtom,
          packedLParam,
        ],
        sources: ['wm-dde-advise', 'wm-dde-ack#receiving'],
      },
    ],
  },
  UNADVISE: {
    key: 'UNADVISE',
    name: 'WM_DDE_UNADVISE',
    value: 0x03e3,
    from: 'client',
    delivery: 'posted',
    purpose: 'ends one link, those of an item, or all',
    forms: [
      {
        form: 'UNADVISE',
        from: 'client',
        delivery: 'posted',
        wParam: clientWindow,
        lo: half('format', 'every format of the item'),
        hi: half('item-atom', 'every item of the conversation'),
        answeredBy: [
          { form: 'ACK-ITEM', when: accepted },
          { form: 'ACK-ITEM', when: refused },
        ],
        resources: [itemAtom],
        sources: ['wm-dde-unadvise', 'using-dde#terminating-a-data-link'],
      },
    ],
  },
  ACK: {
    key: 'ACK',
    name: 'WM_DDE_ACK',
    value: 0x03e4,
    from: 'both',
    delivery: 'both',
    purpose: 'answers another message',
    forms: [
      {
        form: 'ACK-INITIATE',
        from: 'server',
        delivery: 'sent',
        wParam: serverWindow,
        lo: half('application-atom'),
        hi: half('topic-atom'),
        answeredBy: [],
        resources: [
          owns('application-atom', ['server', 'client', 'client', 'server']),
          owns('topic-atom', ['server', 'client', 'client', 'server'], {
            note: 'the receiver of an ACK deletes its atoms; the sample of using-dde deletes them in the server',
          }),
        ],
        sources: ['wm-dde-ack', 'using-dde#initiating-a-conversation'],
      },
      {
        form: 'ACK-EXECUTE',
        from: 'server',
        delivery: 'posted',
        wParam: serverWindow,
        lo: half('status', 'refused'),
        hi: half('block:command'),
        answeredBy: [],
        resources: [
          owns('block:command', ['client', 'client', 'client', 'client'], {
            note: 'the block of the WM_DDE_EXECUTE that is answered, which was only lent; the client frees it',
          }),
          packedLParam,
        ],
        sources: ['wm-dde-ack', 'wm-dde-execute#posting'],
      },
      {
        form: 'ACK-ITEM',
        from: 'both',
        delivery: 'posted',
        wParam: 'the window that posts',
        lo: half('status', 'refused'),
        hi: half('item-atom'),
        answeredBy: [],
        resources: [
          owns('item-atom', ['sender', 'receiver', 'receiver', 'sender'], { note: 'the receiver deletes it' }),
          packedLParam,
        ],
        sources: ['wm-dde-ack'],
      },
    ],
  },
  DATA: {
    key: 'DATA',
    name: 'WM_DDE_DATA',
    value: 0x03e5,
    from: 'server',
    delivery: 'posted',
    purpose: 'brings the value of an item, or the notice that it has changed',
    forms: [
      {
        form: 'DATA',
        from: 'server',
        delivery: 'posted',
        wParam: serverWindow,
        lo: half('block:DDEDATA', 'notice of a warm link: no data'),
        hi: half('item-atom'),
        answeredBy: [
          { form: 'ACK-ITEM', when: 'fAckReq set; accepted: fAck set' },
          { form: 'ACK-ITEM', when: 'fAckReq set; refused: fAck clear' },
          { form: 'REQUEST', when: 'notice of a warm link, if the client wants the value' },
        ],
        resources: [
          owns('block:DDEDATA', ['server', 'client', 'server', 'server'], { when: 'fRelease set' }),
          owns('block:DDEDATA', ['server', 'server', 'server', 'server'], {
            when: 'fRelease clear',
            note: 'wants fAckReq set: only the ACK tells the server when it may free the block',
          }),
          itemAtom,
          packedLParam,
        ],
        sources: ['wm-dde-data', 'wm-dde-ack#receiving'],
      },
    ],
  },
  REQUEST: {
    key: 'REQUEST',
    name: 'WM_DDE_REQUEST',
    value: 0x03e6,
    from: 'client',
    delivery: 'posted',
    purpose: 'asks for the value of an item',
    forms: [
      {
        form: 'REQUEST',
        from: 'client',
        delivery: 'posted',
        wParam: clientWindow,
        lo: half('format'),
        hi: half('item-atom'),
        answeredBy: [
          { form: 'DATA', when: 'the server has the item in this format; fResponse set' },
          { form: 'ACK-ITEM', when: refused },
        ],
        resources: [itemAtom],
        sources: ['wm-dde-request', 'using-dde#retrieving-an-item'],
      },
    ],
  },
  POKE: {
    key: 'POKE',
    name: 'WM_DDE_POKE',
    value: 0x03e7,
    from: 'client',
    delivery: 'posted',
    purpose: 'brings a new value for an item of the server',
    forms: [
      {
        form: 'POKE',
        from: 'client',
        delivery: 'posted',
        wParam: clientWindow,
        lo: half('block:DDEPOKE'),
        hi: half('item-atom'),
        answeredBy: [
          { form: 'ACK-ITEM', when: accepted },
          { form: 'ACK-ITEM', when: refused },
        ],
        resources: [
          owns('block:DDEPOKE', ['client', 'server', 'client', 'client'], { when: 'fRelease set' }),
          owns('block:DDEPOKE', ['client', 'client', 'client', 'client'], { when: 'fRelease clear' }),
          itemAtom,
          packedLParam,
        ],
        sources: ['wm-dde-poke', 'wm-dde-ack#receiving'],
      },
    ],
  },
  EXECUTE: {
    key: 'EXECUTE',
    name: 'WM_DDE_EXECUTE',
    value: 0x03e8,
    from: 'client',
    delivery: 'posted',
    purpose: 'brings a string of commands',
    forms: [
      {
        form: 'EXECUTE',
        from: 'client',
        delivery: 'posted',
        wParam: clientWindow,
        lo: half('unused'),
        hi: half('block:command'),
        answeredBy: [
          { form: 'ACK-EXECUTE', when: accepted },
          { form: 'ACK-EXECUTE', when: refused },
        ],
        resources: [
          owns('block:command', ['client', 'client', 'client', 'client'], {
            note: 'the server reads it and hands it back in its ACK; it never frees it',
          }),
        ],
        sources: ['wm-dde-execute', 'wm-dde-ack#receiving'],
      },
    ],
  },
} as const satisfies Record<MessageKey, MessageSpec>;

/** The short names of the messages, in the order of their numbers. */
export const messageKeys = Object.keys(messages) as readonly MessageKey[];

/** The row of a form, with its literal types. */
type FormRow<Form extends MessageForm> = Extract<
  (typeof messages)[MessageKey]['forms'][number],
  { readonly form: Form }
>;

/** What the halves of a form hold. */
export type HalfKindOf<Form extends MessageForm> = FormRow<Form>['lo' | 'hi']['kind'];

/** Every form of every message, by its name. */
export const messageForms: Readonly<Record<MessageForm, FormSpec>> = Object.fromEntries(
  messageKeys.flatMap((key) => (messages[key].forms as readonly FormSpec[]).map((form) => [form.form, form] as const)),
) as Record<MessageForm, FormSpec>;

const byValue: ReadonlyMap<number, MessageSpec> = new Map(
  messageKeys.map((key) => [messages[key].value, messages[key]]),
);

/**
 * The message with that number; `undefined` for numbers that are no DDE message.
 *
 * @example
 * ```ts
 * import { messageByValue } from 'dde-spec/spec';
 * messageByValue(0x3e5)?.name; // 'WM_DDE_DATA'
 * ```
 */
export function messageByValue(value: number): MessageSpec | undefined {
  return byValue.get(value);
}

/**
 * The message that a form belongs to.
 *
 * @example
 * ```ts
 * import { messageOfForm } from 'dde-spec/spec';
 * messageOfForm('ACK-INITIATE').name; // 'WM_DDE_ACK'
 * ```
 */
export function messageOfForm(form: MessageForm): MessageSpec {
  return messages[form.startsWith('ACK-') ? 'ACK' : (form as Exclude<MessageKey, 'ACK'>)];
}
