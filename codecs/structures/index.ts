/** What stands at the start of the memory blocks of DDE messages, and the status word of ACK. */
export { AckStatus, DDEACK, joinAckStatus, readDDEACK, splitAckStatus, writeDDEACK } from './ddeack.js';
export { DDEADVISE, readDDEADVISE, writeDDEADVISE } from './ddeadvise.js';
export { DDEDATA, readDDEDATA, writeDDEDATA } from './ddedata.js';
export { DDELN, readDDELN, writeDDELN } from './ddeln.js';
export { DDEPOKE, readDDEPOKE, writeDDEPOKE } from './ddepoke.js';
export { DDEUP, readDDEUP, writeDDEUP } from './ddeup.js';
