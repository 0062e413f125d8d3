/** A message as the tester got it: unpacked, with the names and the block that it carries, read on arrival. */
import {
  type AckStatus,
  type AnyContents,
  type DDEADVISE,
  type DDEDATA,
  type DDEPOKE,
  findForm,
  hiWord,
  loWord,
  orUndefined,
  readDDEADVISE,
  readDDEDATA,
  readDDEPOKE,
  splitAckStatus,
  splitContents,
} from '../../codecs/index.js';
import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../desktop/message-port.js';
import { atomKind, type MessageKey, messageByValue, messageForms } from '../../spec/index.js';

/** A message that came to a window of the tester. */
export interface Received {
  /** `undefined` for a number that is no DDE message. */
  readonly key: MessageKey | undefined;
  readonly message: number;
  readonly from: Hwnd;
  readonly lParam: LParam;
  /** It was sent and not posted: INITIATE and the ACK to it are. */
  readonly sent: boolean;
  /** The lParam could be taken apart as that of a posted message, or needs no taking apart. */
  readonly unpacked: boolean;
  readonly time: number;
  /** For INITIATE and the ACK to it: both atoms, and their names if there are such atoms. */
  readonly applicationAtom: Atom;
  readonly topicAtom: Atom;
  readonly application?: string | undefined;
  readonly topic?: string | undefined;
  /** The item atom and its name; `undefined` if the message has none or the atom does not exist. */
  readonly atom: Atom;
  readonly item: string | undefined;
  /** The clipboard format of REQUEST and UNADVISE; of other messages 0. */
  readonly format: number;
  readonly block: Hglobal;
  /** What the block held on arrival; `undefined` if there is none or it could not be locked. */
  readonly bytes: Uint8Array | undefined;
  /** The status word of a posted ACK, and what it says. */
  readonly statusWord: number;
  readonly status?: AckStatus;
  /** The block that a posted ACK gives back if it answers EXECUTE. */
  readonly returned: Hglobal;
  readonly data?: DDEDATA | undefined;
  readonly advise?: DDEADVISE | undefined;
  readonly poke?: DDEPOKE | undefined;
}

/**
 * Whether the lParam of INITIATE, or of the ACK to it, can be two plain words: both are NULL, or one is a string atom.
 * The halves of a packed lParam, which is a handle, are no atoms.
 */
export function holdsWords({ applicationAtom, topicAtom, application, topic }: Received): boolean {
  const names = (atom: Atom, name: string | undefined) => atomKind(atom) === 'string' && name !== undefined;
  return (applicationAtom === 0 && topicAtom === 0) || names(applicationAtom, application) || names(topicAtom, topic);
}

/** Takes a message apart; `sent` says that it came inside SendMessage, which only INITIATE and its ACK do. */
export function receive(process: Process, message: number, from: Hwnd, lParam: LParam, sent: boolean): Received {
  const key = messageByValue(message)?.key;
  const form = findForm(message, sent ? 'sent' : 'posted');
  const packed = form !== undefined && form !== 'TERMINATE' && messageForms[form].delivery === 'posted';
  const unpacked = packed ? process.unpack(message, lParam) : undefined;
  const halves = unpacked ?? { lo: loWord(lParam), hi: hiWord(lParam) };
  const contents: AnyContents = form === undefined ? {} : splitContents(form, halves);
  const { application = 0, topic = 0, item = 0, format = 0, block = 0, status } = contents;
  const name = (atom: Atom) => (atom === 0 ? undefined : process.atomName(atom));
  const bytes = block === 0 ? undefined : process.read(block);
  return {
    key,
    message,
    from,
    lParam,
    sent,
    unpacked: !packed || unpacked !== undefined,
    time: process.now(),
    applicationAtom: application,
    topicAtom: topic,
    application: name(application),
    topic: name(topic),
    atom: item,
    item: name(item),
    format,
    block,
    bytes,
    statusWord: status ?? 0,
    returned: form === 'ACK-ITEM' ? splitContents('ACK-EXECUTE', halves).block : 0,
    ...(status === undefined ? {} : { status: splitAckStatus(status) }),
    ...(bytes === undefined ? {} : structureOf(key, bytes)),
  };
}

/** What the block of a message holds, if it is large enough for that. */
function structureOf(key: MessageKey | undefined, bytes: Uint8Array): Pick<Received, 'data' | 'advise' | 'poke'> {
  if (key === 'DATA') return { data: orUndefined(readDDEDATA(bytes)) };
  if (key === 'ADVISE') return { advise: orUndefined(readDDEADVISE(bytes)) };
  return key === 'POKE' ? { poke: orUndefined(readDDEPOKE(bytes)) } : {};
}

const hex = (value: number) => `0x${(value >>> 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A message in a few words, for reports and diagrams. Text of the subject is quoted. */
export function describe(message: Received): string {
  const item =
    message.item === undefined
      ? message.atom === 0
        ? ''
        : ` atom ${hex(message.atom)}`
      : ` ${JSON.stringify(message.item)}`;
  switch (message.key) {
    case undefined:
      return `message ${hex(message.message)}`;
    case 'TERMINATE':
      return 'TERMINATE';
    case 'INITIATE':
      return `INITIATE ${name(message.application)} ${name(message.topic)}`;
    case 'ACK':
      if (message.sent) return `ACK to INITIATE ${name(message.application)} ${name(message.topic)}`;
      return `ACK ${hex(message.statusWord)}${describeStatus(message.status)}${item}`;
    case 'DATA':
      return message.block === 0 ? `DATA without value${item}` : `DATA${item}${describeData(message.data)}`;
    case 'POKE':
      return `POKE${item}${message.poke ? ` format ${message.poke.cfFormat}${message.poke.fRelease ? ' fRelease' : ''}` : ' unreadable'}`;
    case 'ADVISE': {
      const advise = message.advise;
      const flags = advise
        ? `${advise.fDeferUpd ? ' fDeferUpd' : ''}${advise.fAckReq ? ' fAckReq' : ''}`
        : ' unreadable';
      return `ADVISE${item}${advise ? ` format ${advise.cfFormat}` : ''}${flags}`;
    }
    case 'EXECUTE':
      return `EXECUTE of ${message.bytes === undefined ? 'an unreadable block' : `${message.bytes.length} bytes`}`;
    default:
      return `${message.key}${item} format ${message.format}`;
  }
}

function name(text: string | undefined): string {
  return text === undefined ? 'NULL' : JSON.stringify(text);
}

function describeStatus(status: AckStatus | undefined): string {
  if (status === undefined) return '';
  return status.fAck ? ' positive' : status.fBusy ? ' busy' : ' negative';
}

function describeData(data: DDEDATA | undefined): string {
  if (data === undefined) return ' unreadable';
  const flags = [data.fResponse && 'fResponse', data.fRelease && 'fRelease', data.fAckReq && 'fAckReq'].filter(Boolean);
  return ` format ${data.cfFormat}${flags.length > 0 ? ` ${flags.join(' ')}` : ''}, ${data.value.length} bytes`;
}
