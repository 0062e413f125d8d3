/** A message as the tester got it: unpacked, with the names and the block that it carries, read on arrival. */
import {
  type AckStatus,
  type DDEADVISE,
  type DDEDATA,
  type DDEPOKE,
  hiWord,
  loWord,
  orUndefined,
  readDDEADVISE,
  readDDEDATA,
  readDDEPOKE,
  splitAckStatus,
} from '../../codecs/index.js';
import type { Atom, Hglobal, Hwnd, LParam, Process } from '../../desktop/message-port.js';
import { atomKind, type MessageKey, messageByValue } from '../../spec/index.js';

export interface Received {
  /** `undefined` for a number that is no DDE message. */
  readonly key: MessageKey | undefined;
  readonly message: number;
  readonly from: Hwnd;
  readonly lParam: LParam;
  readonly lo: number;
  readonly hi: number;
  /** It was sent and not posted: INITIATE and the ACK to it are. */
  readonly sent: boolean;
  /** The lParam could be taken apart as that of a posted message, or needs no taking apart. */
  readonly unpacked: boolean;
  readonly time: number;
  /** For an ACK to INITIATE: the names of both atoms. */
  readonly application?: string | undefined;
  readonly topic?: string | undefined;
  /** The item atom and its name; `undefined` if the message has none or the atom does not exist. */
  readonly atom: Atom;
  readonly item: string | undefined;
  readonly block: Hglobal;
  /** What the block held on arrival; `undefined` if there is none or it could not be locked. */
  readonly bytes: Uint8Array | undefined;
  readonly status?: AckStatus;
  readonly data?: DDEDATA | undefined;
  readonly advise?: DDEADVISE | undefined;
  readonly poke?: DDEPOKE | undefined;
}

/**
 * Whether the lParam of INITIATE, or of the ACK to it, can be two plain words: both are NULL, or one is a string atom.
 * The halves of a packed lParam, which is a handle, are no atoms.
 */
export function holdsWords({ lo, hi, application, topic }: Received): boolean {
  const names = (atom: Atom, name: string | undefined) => atomKind(atom) === 'string' && name !== undefined;
  return (lo === 0 && hi === 0) || names(lo, application) || names(hi, topic);
}

/** Takes a message apart; `sent` says that it came inside SendMessage, which only INITIATE and its ACK do. */
export function receive(process: Process, message: number, from: Hwnd, lParam: LParam, sent: boolean): Received {
  const key = messageByValue(message)?.key;
  const words = { lo: loWord(lParam), hi: hiWord(lParam) };
  const base = { key, message, from, lParam, sent, time: process.now(), unpacked: true };
  const none = { atom: 0, item: undefined, block: 0, bytes: undefined };
  if (key === undefined || key === 'TERMINATE') return { ...base, ...none, ...words };
  if (key === 'INITIATE' || (key === 'ACK' && sent)) {
    const name = (atom: Atom) => (atom === 0 ? undefined : process.atomName(atom));
    return { ...base, ...none, ...words, application: name(words.lo), topic: name(words.hi) };
  }
  const halves = process.unpack(message, lParam);
  const { lo, hi } = halves ?? words;
  const read = (block: Hglobal) => (block === 0 ? undefined : process.read(block));
  if (key === 'EXECUTE')
    return { ...base, unpacked: halves !== undefined, lo, hi, atom: 0, item: undefined, block: hi, bytes: read(hi) };
  const atom = hi & 0xffff;
  const named = {
    ...base,
    unpacked: halves !== undefined,
    lo,
    hi,
    atom,
    item: atom === 0 ? undefined : process.atomName(atom),
  };
  switch (key) {
    case 'ACK':
      return { ...named, block: 0, bytes: undefined, status: splitAckStatus(lo & 0xffff) };
    case 'DATA': {
      const bytes = read(lo);
      return { ...named, block: lo, bytes, data: bytes && orUndefined(readDDEDATA(bytes)) };
    }
    case 'ADVISE': {
      const bytes = read(lo);
      return { ...named, block: lo, bytes, advise: bytes && orUndefined(readDDEADVISE(bytes)) };
    }
    case 'POKE': {
      const bytes = read(lo);
      return { ...named, block: lo, bytes, poke: bytes && orUndefined(readDDEPOKE(bytes)) };
    }
    default:
      return { ...named, block: 0, bytes: undefined };
  }
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
      return `ACK ${hex(message.lo)}${describeStatus(message.status)}${item}`;
    case 'DATA':
      return message.lo === 0 ? `DATA without value${item}` : `DATA${item}${describeData(message.data)}`;
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
      return `${message.key}${item} format ${message.lo}`;
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
