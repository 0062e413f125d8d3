/** The numbers of the messages by name, and numbers as text, for the probes. */
import { messages } from '../../spec/messages.js';

export const INITIATE = messages.INITIATE.value;
export const TERMINATE = messages.TERMINATE.value;
export const ADVISE = messages.ADVISE.value;
export const UNADVISE = messages.UNADVISE.value;
export const ACK = messages.ACK.value;
export const DATA = messages.DATA.value;
export const REQUEST = messages.REQUEST.value;
export const POKE = messages.POKE.value;
export const EXECUTE = messages.EXECUTE.value;

export const hex = (value: number): string => (value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`);
