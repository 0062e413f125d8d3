/** Statements of the pages that are deliberately no rules, each with the reason. */
import type { NotRule } from './types.js';

const ddeml = 'about the DDEML, which is a layer of its own';
const security = 'about security, which this layer leaves out';
const clipboard = 'about the clipboard, which is a layer of its own';
const shell = 'about what a program shows its user; nothing of it passes between the parties';
const sample = 'stands in a sample only; the text asks for nothing of the kind';
const definition = 'says where a name is declared; the tables of this specification hold what is declared';
const general = 'holds for Windows at large and adds no duty to DDE';
const internal = 'inside one program, and of no consequence for its partner';

/**
 * Every normative-looking statement of the pages that has no rule.
 *
 * @example
 * ```ts
 * import { notRules } from 'dde-spec/spec';
 * notRules.filter((entry) => entry.source.startsWith('about-dde')).map((entry) => entry.why);
 * ```
 */
export const notRules: readonly NotRule[] = [
  {
    source: 'about-dde#introduction',
    statement:
      'To use the DDEML a program includes its header, links its library and needs its DLL in the search path.',
    why: ddeml,
  },
  {
    source: 'about-dde#introduction',
    statement:
      'The DDEML manages strings and data by handles, announces service names and keeps programs to the protocol.',
    why: ddeml,
  },
  {
    source: 'about-dde#users-view',
    statement:
      'A spreadsheet tracks the price of a share: its user names application, topic and item, and may stop the updates.',
    why: 'an example; its two statements about links and conversations are rules',
  },
  {
    source: 'about-dde#messages',
    statement: 'The messages and structures are declared in the DDE header file.',
    why: definition,
  },
  {
    source: 'about-dde#messages',
    statement: 'The protocol employs no functions or libraries.',
    why: 'history: the packing functions and the DDEML came later, and the same page describes them',
  },
  {
    source: 'about-dde#messages',
    statement: 'The first argument of SendMessage and PostMessage is the window that receives, the second the message.',
    why: general,
  },
  {
    source: 'about-dde#atoms-and-shared-memory-objects',
    statement: 'An application should free memory objects, as it does atoms, to manage memory well.',
    why: 'the rules of each message say who frees what, as firmly or more so',
  },
  {
    source: 'about-dde#message-flow',
    statement: 'A typical conversation is initiated, exchanges data in five ways and is terminated.',
    why: 'a summary; each way has rules of its own',
  },
  {
    source: 'about-dde#impersonation',
    statement: 'A client allows impersonation with DdeSetQualityOfService; a server uses ImpersonateDdeClientWindow.',
    why: security,
  },
  {
    source: 'using-dde#initiating-a-conversation',
    statement: 'The client notes that it is inside INITIATE, to tell the ACKs that answer it from others.',
    why: sample,
  },
  {
    source: 'using-dde#retrieving-an-item',
    statement: 'The block of a text is sizeof(DDEDATA) plus the length of the text plus two bytes.',
    why: 'stands in a sample only; the rules ask for room for header, text, line end and NUL',
  },
  {
    source: 'using-dde#retrieving-an-item',
    statement: 'The client saves fRelease before it unlocks the block, because the pointer is invalid afterwards.',
    why: internal,
  },
  {
    source: 'using-dde#submitting-an-item',
    statement: 'POKE is essentially DATA in the other direction.',
    why: 'a comparison; the rules of POKE say what is the same',
  },
  {
    source: 'using-dde#establishing-a-link',
    statement: 'A link is a permanent stream of updates that lasts until it is ended.',
    why: 'repeats the definition of a link, which is a rule',
  },
  {
    source: 'using-dde#initiating-a-data-link',
    statement: 'The server notes the link and the flags of ADVISE.',
    why: 'inside the server; the rules of ADVISE say what shows of it',
  },
  {
    source: 'using-dde#paste-link',
    statement: 'The server puts the Link format on the clipboard when its user chooses Copy.',
    why: clipboard,
  },
  {
    source: 'using-dde#paste-link',
    statement: 'The client opens the clipboard, gets and locks the data and tells its user if the link exists already.',
    why: clipboard,
  },
  {
    source: 'using-dde#terminating-a-conversation',
    statement: 'A server walks through its conversations and ends each.',
    why: sample,
  },
  {
    source: 'wm-dde-initiate#parameters',
    statement: 'Slash and backslash in application names are reserved for networks.',
    why: 'the reason for a rule; what networks make of the characters is a layer of its own',
  },
  {
    source: 'wm-dde-poke#receiving',
    statement: 'The server frees the object of POKE with FreeDDElParam.',
    why: 'a slip of the page; see ERR-POKE-FREE',
  },
  {
    source: 'wm-dde-data#posting',
    statement: 'The client extracts the contents of the object with UnpackDDElParam.',
    why: 'a slip of the page; see ERR-DATA-FREE',
  },
  {
    source: 'wm-dde-request#posting',
    statement: 'The client adds the item atom with GlobalAddAtom.',
    why: 'one rule of the area ATOM says it for all messages',
  },
  {
    source: 'wm-dde-terminate',
    statement: 'The page refers to SendMessage beside PostMessage.',
    why: 'a reference at the foot of the page; its text posts TERMINATE',
  },
  {
    source: 'ddeadvise#cfformat',
    statement: 'Fourteen standard formats can be used, and so in DDEDATA and DDEPOKE.',
    why: 'the table of formats holds the list; the rules ask for any standard or registered format',
  },
  {
    source: 'unpackddelparam#remarks',
    statement: 'The packing functions ease the porting of 16-bit programs.',
    why: 'history',
  },
  {
    source: 'freeddelparam#remarks',
    statement: 'The function is for posted messages only.',
    why: 'one rule of the area LPARAM says it for all four functions',
  },
  {
    source: 'basic-concepts#system-topic',
    statement: 'A server on the DDEML must support seven items.',
    why: `${ddeml}; see ERR-SYSTEM-LEVEL`,
  },
  {
    source: 'basic-concepts#service-names',
    statement: 'A client must name a service and a topic to connect.',
    why: `${ddeml}; messages allow NULL for either`,
  },
  {
    source: 'about-atom-tables#local-atom-tables',
    statement: 'Local atom tables belong to one application, are destroyed with it and have 37 buckets by default.',
    why: 'DDE uses global atoms only',
  },
  {
    source: 'about-atom-tables#user-atom-table',
    statement:
      'Names of classes, registered messages and formats stand in a user atom table that should not be filled.',
    why: general,
  },
  {
    source: 'about-atom-tables#atom-types',
    statement: 'MAKEINTATOM turns an atom into what functions take in place of a string.',
    why: 'describes a macro of C; a rule says what its result may not be used for',
  },
  {
    source: 'globalgetatomname#security',
    statement: 'A global atom is open to everyone, so its text is neither private nor safe from change.',
    why: security,
  },
  {
    source: 'globaladdatom#returns',
    statement: 'GetLastError tells more about a failure, and so for the other functions.',
    why: general,
  },
  {
    source: 'globalalloc#remarks',
    statement: 'New programs use the heap functions where no page asks for the global ones.',
    why: 'the same page names DDE as a case for the global functions',
  },
  {
    source: 'globalalloc#parameters',
    statement: 'The flags of GlobalAlloc have given values and combinations.',
    why: general,
  },
  {
    source: 'postmessage#remarks',
    statement: 'Messages from one integrity level do not reach a higher one.',
    why: security,
  },
  {
    source: 'postmessage#remarks',
    statement: 'A queue holds at most 10,000 messages; the registry may lower the limit to 4,000.',
    why: 'a setting of one system; the rule says that a post may fail',
  },
  {
    source: 'sendmessage#remarks',
    statement: 'Programs that talk by broadcast use registered messages.',
    why: 'DDE has messages of its own, and its pages prescribe the broadcast',
  },
  {
    source: 'sendmessage#returns',
    statement: 'The result depends on the message.',
    why: 'no page defines a result for a DDE message; see ERR-INITIATE-ACK-ATOMS',
  },
  {
    source: 'seed-zh-overview#names',
    statement: 'If no server answers, the client asks its user to start one.',
    why: shell,
  },
  {
    source: 'seed-zh-overview',
    statement: 'There are clients, servers, programs that are both, and monitors.',
    why: 'monitors are a matter of the DDEML; the rules name the other roles',
  },
  {
    source: 'seed-ru-pascal',
    statement: 'Programs may agree on registered messages of their own instead of DDE.',
    why: 'not DDE',
  },
  {
    source: 'seed-delphi-shared-memory',
    statement: 'Two programs share a record through a named file mapping, guarded by mutexes.',
    why: 'not DDE: shared memory by name is a layer of its own',
  },
];
