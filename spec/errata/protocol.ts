/** The errata of the message layer. */
import type { Erratum } from '../types.js';

/** Between Microsoft's own pages, or between a page and its sample. */
const pageErrata: readonly Erratum[] = [
  {
    id: 'ERR-DATA-VALUE',
    title: 'The value of WM_DDE_DATA',
    sources: ['wm-dde-data', 'dde.h'],
    says: 'The page prints 0x03E05, five digits; the header declares WM_DDE_FIRST + 5, which is 0x03E5.',
    decision: 'WM_DDE_DATA is 0x03E5.',
    evidence:
      'The eight other pages give 0x03E0 to 0x03E8 without 0x03E5, so the block has exactly this gap; 0x3E05 lies in the range of private messages. Programs under Wine 8.0 exchange DATA as 0x03E5.',
    status: 'decided',
  },
  {
    id: 'ERR-INITIATE-ACK-ATOMS',
    title: 'Who deletes the atoms of an ACK to INITIATE',
    sources: [
      'wm-dde-ack#receiving',
      'using-dde#initiating-a-conversation',
      'about-dde#atoms-and-shared-memory-objects',
      'seed-ru-pascal#initiation',
      'seed-zh-overview#messages',
    ],
    says: 'wm-dde-ack has the receiver delete all atoms of an ACK. The sample of using-dde has the server delete both after SendMessage, whatever became of it. The Pascal chapter has the server delete them if SendMessage answered zero, the Chinese overview if it answered nonzero.',
    decision:
      'The client deletes the atoms of an ACK that it received. The server deletes them only if the ACK was not delivered, and tells that from whether the window is still there, not from the result of SendMessage.',
    evidence:
      'wm-dde-ack is the reference of the message and makes no exception for INITIATE where it makes one elsewhere; about-dde gives undelivered atoms back to the sender. The result of SendMessage is what the receiving procedure returned, for which no page defines a value, so both seeds test nothing. Deleting on both sides takes one reference more than was added. The duty of the client is worded as a should, hence the level of both rules; the duty after a failed delivery is a must.',
    status: 'decided',
  },
  {
    id: 'ERR-INITIATE-ACK-POSTED',
    title: 'The flow chart posts the ACK to INITIATE',
    sources: ['using-dde#initiating-a-conversation', 'wm-dde-ack#posting', 'about-dde#messages'],
    says: 'The flow chart of a server says that it posts a positive ACK; the text beside it, wm-dde-ack and about-dde say that it is sent.',
    decision: 'The ACK to INITIATE is sent with SendMessage, and it has no positive or negative form.',
    evidence:
      'Three texts agree, and only a sent ACK can be processed before the broadcast of the client returns, which using-dde guarantees.',
    status: 'decided',
  },
  {
    id: 'ERR-SERVER-WINDOW',
    title: 'Where the client finds the window of the server',
    sources: ['using-dde#initiating-a-conversation', 'wm-dde-ack#parameters'],
    says: 'One paragraph takes the server window from wParam of the ACK, the next from lParam of INITIATE.',
    decision: 'The window of the server is wParam of its ACK.',
    evidence: 'INITIATE goes from the client to the server, and its lParam holds two atoms; wm-dde-ack names wParam.',
    status: 'decided',
  },
  {
    id: 'ERR-BROADCAST-HANDLE',
    title: 'The handle of a broadcast',
    sources: [
      'using-dde#initiating-a-conversation',
      'sendmessage',
      'seed-ru-pascal#initiation',
      'seed-zh-overview#messages',
    ],
    says: 'The text of using-dde and both seeds broadcast to the handle -1; the sample of using-dde and SendMessage to HWND_BROADCAST, 0xFFFF. A general passage of the Pascal chapter has -1 reach every open window.',
    decision: 'The broadcast goes to HWND_BROADCAST, 0xFFFF, and reaches top-level windows only, no child windows.',
    evidence:
      'In 16 bits -1 and 0xFFFF are the same handle; in 32 and 64 bits they are not, and SendMessage documents 0xFFFF only.',
    status: 'decided',
  },
  {
    id: 'ERR-LPARAM-EXTENSION',
    title: 'The upper half of a 64-bit lParam of two words',
    sources: ['using-dde#initiating-a-conversation', 'wm-dde-initiate#parameters'],
    says: 'The samples make the lParam of INITIATE with MAKELONG. Its result is a 32-bit LONG, negative for every string atom in the high word, so that it is sign-extended to 64 bits. The pages speak of a low-order and a high-order word and are silent about the other 32 bits.',
    decision:
      'A receiver takes the two low words and ignores what stands above them; sign and zero extension are both right.',
    evidence:
      'The samples give sign extension, the macro MAKELPARAM zero extension. Under Wine 8.0 PackDDElParam extends the sign, while ReuseDDElParam from a packed message leaves the upper half clear for the same words.',
    status: 'decided',
  },
  {
    id: 'ERR-DATA-PACKED-AS-ACK',
    title: 'A DATA whose lParam is packed as that of an ACK',
    sources: ['using-dde#retrieving-an-item', 'packddelparam#parameters', 'freeddelparam'],
    says: 'The sample that answers REQUEST packs and frees the lParam of DATA with WM_DDE_ACK as the message.',
    decision: 'Packing, unpacking, reusing and freeing name the message that the lParam is for, here WM_DDE_DATA.',
    evidence:
      'PackDDElParam takes the message to be posted; the sample for link updates names WM_DDE_DATA. DATA and ACK happen to be packed alike, which hides the slip.',
    status: 'decided',
  },
  {
    id: 'ERR-SAMPLE-LPARAM',
    title: 'Samples that lose the packed lParam when a post fails',
    sources: [
      'using-dde#retrieving-an-item',
      'using-dde#submitting-an-item',
      'using-dde#initiating-a-data-link',
      'using-dde#notifying-the-client',
      'using-dde#terminating-a-data-link',
    ],
    says: 'After a failed post the samples of REQUEST and POKE free no lParam; those of ADVISE, UNADVISE, EXECUTE and link updates free a variable lParam that never got the result of PackDDElParam.',
    decision: 'Who fails to post keeps the packed lParam and frees it.',
    evidence:
      'The text beside the sample of DATA demands it, and about-dde leaves undelivered resources to the sender.',
    status: 'decided',
  },
  {
    id: 'ERR-SAMPLE-FALL-THROUGH',
    title: 'Samples that refuse and then accept',
    sources: [
      'using-dde#retrieving-an-item',
      'using-dde#submitting-an-item',
      'wm-dde-data#receiving',
      'wm-dde-poke#posting',
    ],
    says: 'After the negative ACK to a DATA or POKE that they cannot use, the samples run on: they read the block, even one that could not be locked, free it if fRelease is set, and post a positive ACK too. The first negative ACK to DATA does not ask whether fAckReq is set.',
    decision:
      'One message gets one ACK. A block that is refused is not freed by the receiver. DATA without fAckReq gets no ACK.',
    evidence:
      'The text beside the samples and the pages of both messages leave a refused block to its poster. A block that was not locked cannot be read.',
    status: 'decided',
  },
  {
    id: 'ERR-SAMPLE-FLAGS',
    title: 'Samples that leave flags as they happen to be',
    sources: [
      'using-dde#retrieving-an-item',
      'using-dde#submitting-an-item',
      'using-dde#notifying-the-client',
      'globalalloc#parameters',
    ],
    says: 'The samples allocate with GMEM_MOVEABLE alone, which clears nothing, and then set cfFormat and at most one flag; the answer to REQUEST sets neither fResponse nor fRelease nor fAckReq.',
    decision:
      'The whole flag word is written: fResponse is set in the answer to REQUEST and clear along a link, and reserved bits are clear.',
    evidence:
      'ddedata defines fResponse by what the data answers, and the receiver frees and acknowledges by these bits.',
    status: 'decided',
  },
  {
    id: 'ERR-VALUE-COPIER',
    title: 'Who copies the value into DDEDATA',
    sources: ['using-dde#retrieving-an-item'],
    says: 'The text has the client respond by copying the value into the member Value.',
    decision: 'The server writes the value before it posts DATA; the client only reads it.',
    evidence: 'The sample beside it is the server, and about-dde makes the block read-only for its receiver.',
    status: 'decided',
  },
  {
    id: 'ERR-DATA-FREE',
    title: 'When the client frees the block of DATA',
    sources: ['wm-dde-data#posting', 'wm-dde-data#receiving'],
    says: 'One sentence has the client delete the block unless its ACK is negative, and get its contents with UnpackDDElParam; the next sentences give a block whose fRelease is clear to the server.',
    decision:
      'The client frees the block if fRelease is set and its answer is not negative, and in no other case. UnpackDDElParam yields the handle only.',
    evidence: 'The list under receiving names both exceptions; UnpackDDElParam writes two values and opens no block.',
    status: 'decided',
  },
  {
    id: 'ERR-DDEDATA-PAGE',
    title: 'Slips on the page of DDEDATA',
    sources: ['ddedata#frelease', 'ddedata#fackreq', 'dde.h'],
    says: 'fRelease is described for the receiver of POKE, and fAckReq has the type BYTE; no bit positions are given.',
    decision: 'fRelease of DDEDATA speaks to the receiver of DATA. It is bit 13 and fAckReq bit 15 of one 16-bit word.',
    evidence:
      'wm-dde-data uses fRelease of DDEDATA for DATA; the header declares all flags as bit fields of one unsigned short.',
    status: 'decided',
  },
  {
    id: 'ERR-DEFER-STRUCTURE',
    title: 'The structure that fDeferUpd is in',
    sources: ['using-dde#notifying-the-client', 'ddeadvise'],
    says: 'The text looks for fDeferUpd of ADVISE in DDEDATA.',
    decision: 'fDeferUpd is bit 14 of DDEADVISE; bit 14 of DDEDATA is reserved.',
    evidence: 'ddeadvise and the header have it in DDEADVISE; the sample that sets it uses DDEADVISE.',
    status: 'decided',
  },
  {
    id: 'ERR-LOCK-FAILURE',
    title: 'A client that cannot lock the block of DATA',
    sources: ['using-dde#retrieving-an-item', 'kb-q67653'],
    says: 'using-dde first says that the client refuses a block that it cannot lock, as its sample does, and then that it should not refuse but end the conversation, because fAckReq is in the block. The Knowledge Base article for Windows 3.x wants a negative ACK.',
    decision:
      'A client that cannot lock the block of DATA ends the conversation. A server that cannot lock the block of POKE refuses it.',
    evidence:
      'Only the sentence for ending gives a reason, and it holds: without the flags the client cannot know whether an ACK is wanted. POKE is always acknowledged, so there the refusal is right, as the same page says.',
    status: 'decided',
  },
  {
    id: 'ERR-POKE-FREE',
    title: 'How the server frees the block of POKE',
    sources: ['wm-dde-poke#receiving', 'freeddelparam#remarks'],
    says: 'The page first has the server free the object with GlobalFree and then with FreeDDElParam.',
    decision: 'GlobalFree frees the block, FreeDDElParam the packed lParam; the server does both.',
    evidence: 'FreeDDElParam does not free what an lParam contains, by its own page.',
    status: 'decided',
  },
  {
    id: 'ERR-POKE-CONDITION',
    title: 'When POKE is refused',
    sources: ['using-dde#submitting-an-item'],
    says: 'The text refuses if the item is not supported and not in the right format, or if the block cannot be locked; the sample refuses if any of the three holds.',
    decision: 'Each of the three alone is a reason to refuse.',
    evidence:
      'The sample joins them with or, and the paragraph before it refuses because of the format or for other reasons.',
    status: 'decided',
  },
  {
    id: 'ERR-FREE-LPARAM',
    title: 'What FreeDDElParam frees',
    sources: ['about-dde#parameter-packing-functions', 'freeddelparam#remarks'],
    says: 'about-dde has it free the memory of a data handle that was received; its page has it free the lParam and not what it contains.',
    decision: 'FreeDDElParam frees the packing only; blocks and atoms in it are freed on their own.',
    evidence: 'The page of the function is explicit, and the samples free data handle and lParam with separate calls.',
    status: 'decided',
  },
  {
    id: 'ERR-WHICH-PACKED',
    title: 'Which messages are packed in memory',
    sources: ['about-dde#parameter-packing-functions', 'reuseddelparam#remarks', 'wine-8.0'],
    says: 'about-dde wants the packing functions for all posted messages; no page says for which of them they allocate. reuseddelparam hints that messages differ in what they need.',
    decision:
      'ADVISE, DATA, POKE and every posted ACK are packed in a block. REQUEST and UNADVISE are two words, EXECUTE is its handle, TERMINATE carries nothing. Programs call the functions for all of them and need not know.',
    evidence:
      'Measured with the four functions of Wine 8.0, 64-bit, where a packed lParam names a block of 16 bytes that holds both halves at full width. A block or a handle is wider than a word in Win32, an atom and a format are not, so just these messages need it. Not measured on Windows.',
    status: 'decided',
  },
  {
    id: 'ERR-EXECUTE-LPARAM',
    title: 'What lParam of EXECUTE holds',
    sources: ['wm-dde-execute#parameters', 'using-dde#carrying-out-commands', 'seed-ru-pascal#execute', 'wine-8.0'],
    says: 'wm-dde-execute has lParam contain the memory object. The sample of using-dde packs zero as the low and the handle as the high half. The Pascal chapter shifts the handle by 16 bits.',
    decision:
      'In Win32 lParam is the handle itself, at full width, with no packing around it; PackDDElParam and UnpackDDElParam treat it as the high half beside a zero. In 16-bit Windows it is the high word.',
    evidence:
      'Wine 8.0: PackDDElParam with EXECUTE answers the high half unchanged and drops the low one. The sample and the seed both put the handle in the high half, and the page knows no other.',
    status: 'decided',
  },
  {
    id: 'ERR-SECOND-LINK',
    title: 'A second link to an item',
    sources: ['using-dde#initiating-a-data-link', 'wm-dde-advise#remarks'],
    says: 'A server must refuse a warm link to an item that has a link, and any link to an item that has a warm one; or, by another interpretation that the same paragraph allows, the second ADVISE changes format and kind of the link.',
    decision:
      'Both are conforming: refusing with a negative ACK, or accepting and replacing the link. What breaks the rule is a positive ACK with both links in force. Several formats along hot links are free to the server.',
    evidence:
      'The page offers both and prefers neither; the reason it gives, that a warm notice names no format, excludes two links only.',
    status: 'decided',
  },
  {
    id: 'ERR-TERMINATE-LEVEL',
    title: 'How binding the answer to TERMINATE is',
    sources: ['wm-dde-terminate#receiving', 'using-dde#terminating-a-conversation', 'seed-ru-pascal#termination'],
    says: 'wm-dde-terminate: should respond. using-dde: is expected in all cases to respond promptly. The Pascal chapter: must send it back.',
    decision:
      'The answer is a should. That it is never an ACK, and that nothing is answered after one has posted TERMINATE, are musts.',
    evidence:
      'No Microsoft page uses must for the answer, and "is expected" counts as should throughout. The seed is no authority for a level. The two musts are worded so in using-dde.',
    status: 'decided',
  },
  {
    id: 'ERR-SYSTEM-LEVEL',
    title: 'How binding the System topic and its items are',
    sources: [
      'about-dde#the-system-topic',
      'basic-concepts#system-topic',
      'seed-zh-concepts#system-topic',
      'seed-ru-pascal#system',
    ],
    says: 'about-dde: applications should support the topic, and a table suggests some items. basic-concepts, written for the DDEML: the topic is recommended, but a server must support seven items within it. The Pascal chapter: every application must offer the topic, with SysItems, Topics and Formats.',
    decision:
      'The topic and each item are a should. How an item looks if it is there (CF_TEXT, tabs, names of formats) is a must, as worded.',
    evidence:
      'This layer is that of about-dde; the must of basic-concepts addresses servers on the DDEML and belongs to its layer. A recommendation and a suggestion both count as should.',
    status: 'decided',
  },
  {
    id: 'ERR-TOPIC-ITEM-LIST',
    title: 'Where TopicItemList stands',
    sources: ['basic-concepts#system-topic', 'about-dde#the-system-topic', 'ddeml.h'],
    says: 'basic-concepts lists it among the items within the System topic and describes it as the items of a topic that is not System.',
    decision: 'TopicItemList is an item of every topic except System; under System, SysItems takes its place.',
    evidence: 'about-dde says so; the header names its constant without SYS, unlike the six others.',
    status: 'decided',
  },
  {
    id: 'ERR-SERVICE-NAME',
    title: 'The name that a wildcard conversation leaves out',
    sources: ['basic-concepts#system-topic', 'seed-zh-concepts#system-topic', 'basic-concepts#service-names'],
    says: 'Both editions of the page have the client set the device name to NULL.',
    decision: 'What is NULL is the service name, that is the application atom.',
    evidence: 'The page defines service, topic and item names and no device name.',
    status: 'decided',
  },
];

/** Between what was measured and the pages. */
const measuredErrata: readonly Erratum[] = [
  {
    id: 'ERR-REQUEST-TWICE',
    title: 'A server that answers REQUEST twice',
    sources: ['wine-8.0', 'wm-dde-request#receiving'],
    says: 'The DDEML server of Wine 8.0, the Program Manager among them, answers each REQUEST that it can satisfy with DATA and then with a positive ACK. The two carry one reference to the atom of the item between them.',
    decision:
      'REQUEST gets DATA, or an ACK that is not positive, and nothing else. The second answer is a defect of that server.',
    evidence:
      'wm-dde-request gives the two answers as alternatives. The surplus harms: the DDEML client of the same Wine takes it for the answer to its next request, so that every second synchronous request fails, and a client that deletes the atom of each message deletes one reference too many.',
    status: 'decided',
  },
  {
    id: 'ERR-BLOCK-COPY',
    title: 'One block that two processes own',
    sources: ['wine-8.0', 'wm-dde-poke#posting', 'wm-dde-advise#receiving', 'ddedata#frelease'],
    says: 'The pages speak of one object, which either the poster or the receiver frees. Under Wine 8.0 another process gets a copy: freeing it leaves the block of the poster allocated, and a copy that the receiver must not free is out of reach of the poster.',
    decision:
      'The rules are about one object, as the pages are: who has to free it frees what it has in hand. A program does not make up for the system by freeing more.',
    evidence:
      'Whether Windows frees the other copy was not measured. A program that frees a block which it handed over with fRelease set frees it twice where both sides are one process.',
    status: 'open',
  },
  {
    id: 'ERR-FREE-RESULT',
    title: 'FreeDDElParam that never fails',
    sources: ['wine-8.0', 'freeddelparam#returns'],
    says: 'FreeDDElParam of Wine 8.0 answers nonzero for an lParam of ADVISE, ACK, DATA or POKE that names no block.',
    decision: 'It answers zero on failure. Programs do not rely on it.',
    evidence: 'The page promises zero; UnpackDDElParam of the same Wine refuses the same values.',
    status: 'decided',
  },
];

/** In the Russian chapter on Turbo Pascal. */
const pascalErrata: readonly Erratum[] = [
  {
    id: 'ERR-PASCAL-FLAGS',
    title: 'Three flags with one value',
    sources: ['seed-ru-pascal#constants', 'dde.h', 'ddeml.h'],
    says: 'DDE_FDeferUpd, DDE_FRelease and DDE_FRequested are all $4000.',
    decision:
      'fDeferUpd is 0x4000 in DDEADVISE; fRelease is 0x2000 and fResponse 0x1000 in DDEDATA, where 0x4000 is reserved.',
    evidence:
      'Both headers. With the values of the seed no answer to REQUEST has fResponse set and no block is ever released by its receiver. DDE_FAckReq, $8000, is right.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-OR',
    title: 'Flags tested with or',
    sources: ['seed-ru-pascal#request'],
    says: 'The samples test (bitOptions or DDE_FAckReq) <> 0 and (bitOptions or DDE_FRelease) <> 0.',
    decision: 'A flag is tested with and.',
    evidence: 'With or the result is never zero, so every DATA is acknowledged and every block freed.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-REQUEST-NAME',
    title: 'A message named after a flag',
    sources: ['seed-ru-pascal#request', 'wm-dde-request'],
    says: 'The text twice calls the message of the client wm_DDE_FRequested.',
    decision: 'The message is WM_DDE_REQUEST; FRequested, called fResponse in dde.h, is a flag of DDEDATA.',
    evidence: 'There are nine messages and none has that name; the sample posts wm_DDE_Request.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-MOVE',
    title: 'A block filled with addresses',
    sources: ['seed-ru-pascal#request', 'seed-ru-pascal#links', 'seed-ru-pascal#poke'],
    says: 'The samples fill the block with Move(@DataRecord, DataGlobalPtr, ...) and Move(Data, DataGlobalPtr+SizeOf(DataRecord), ...).',
    decision: 'The block holds the header and, at offset 4, the value.',
    evidence:
      'Move takes variables, so the calls copy and overwrite pointers and not what they point to; an untyped pointer has no plus. By reading, not by running.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-DEFER',
    title: 'fDeferUpd the wrong way round',
    sources: ['seed-ru-pascal#links', 'ddeadvise', 'wm-dde-data#parameters', 'using-dde#notifying-the-client'],
    says: 'fDeferUpd set means that DATA carries the value, clear that the client has to ask for it.',
    decision:
      'fDeferUpd set asks for a warm link, whose DATA has a NULL handle; clear for a hot link, whose DATA carries the value.',
    evidence: 'Three Microsoft pages agree.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-HOT-LINE',
    title: 'Warm called hot',
    sources: ['seed-ru-pascal#methods', 'about-dde#permanent-data-links'],
    says: 'A hot line is the mechanism in which the client fetches the value with REQUEST after each notice.',
    decision: 'That is the warm link; along a hot link the value comes with the notice.',
    evidence: 'about-dde defines both.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-RELEASE',
    title: 'fRelease without its exception',
    sources: ['seed-ru-pascal#request', 'wm-dde-data#receiving'],
    says: 'If fRelease is set the client frees the block.',
    decision: 'Not if it answers with a negative ACK: then the server frees the block.',
    evidence: 'wm-dde-data states the exception twice.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-LATE',
    title: 'What is freed of late messages',
    sources: [
      'seed-ru-pascal#termination',
      'using-dde#terminating-a-conversation',
      'wm-dde-terminate#posting',
      'wm-dde-ack#posting',
    ],
    says: 'After TERMINATE all atoms and all data of messages that still come must be deleted.',
    decision: 'Blocks of DATA and POKE whose fRelease is clear are left alone, and the rest is a should.',
    evidence: 'Three Microsoft pages make the exception and say should.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-ONE-DIALOG',
    title: 'One dialogue for each window',
    sources: [
      'seed-ru-pascal#terms',
      'about-dde#client-server-and-conversation',
      'using-dde#initiating-a-conversation',
    ],
    says: 'A window can take part in one dialogue at a time only.',
    decision:
      'No pair of windows has more than one conversation; one client window may have conversations with several server windows.',
    evidence:
      'about-dde restricts the pair; using-dde describes the one client window. A server should have a window for each conversation.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-ONE-SERVER',
    title: 'One server for each client',
    sources: ['seed-ru-pascal#initiation', 'about-dde#message-flow'],
    says: 'Of several servers that answer, the client must choose one and post TERMINATE to the others, so that one server works with it.',
    decision: 'The client may keep as many conversations as it wants, and ends those that it does not want.',
    evidence: 'about-dde allows conversations with more than one server.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-DATA-DIRECTION',
    title: 'DATA from the client',
    sources: ['seed-ru-pascal#links', 'seed-ru-pascal#poke', 'wm-dde-data'],
    says: 'The section on links speaks of DATA that client or server send; the section on POKE says that it always goes from the server to the client.',
    decision: 'DATA goes from the server to the client only.',
    evidence: 'wm-dde-data, and the second passage of the seed itself.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-POKE',
    title: 'A POKE that is none',
    sources: ['seed-ru-pascal#poke', 'wm-dde-poke#posting'],
    says: 'TClientWindow.Poke locks a handle that was never allocated, leaves bitOptions unset and posts wm_DDE_Advise.',
    decision: 'The client allocates the block, writes its flag word and posts WM_DDE_POKE.',
    evidence: 'wm-dde-poke demands the allocation; the text of the seed itself speaks of wm_DDE_Poke.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-ADVISE-ACK',
    title: 'ADVISE and its ACK to the wrong window',
    sources: ['seed-ru-pascal#links', 'wm-dde-advise#receiving', 'ddeack'],
    says: 'TClientWindow.Advise posts to ClientHWnd. The sample of the reaction posts an ACK with status 0 to ServerHWnd.',
    decision:
      'ADVISE goes to the server window, its ACK to the client window; a positive ACK has 0x8000 in its status, and 0 refuses.',
    evidence: 'wm-dde-advise and ddeack. The sample has the shape of an UNADVISE of all formats; by reading.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-ADVISE-BLOCK',
    title: 'The options block that nobody frees',
    sources: ['seed-ru-pascal#links', 'wm-dde-advise#posting', 'wm-dde-advise#receiving'],
    says: 'The chapter frees the block of ADVISE after a failed post and says nothing of the other cases.',
    decision: 'The server frees it with a positive ACK, the client on a negative one.',
    evidence: 'wm-dde-advise.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-ACK-ATOM',
    title: 'An atom leaked with each answer',
    sources: ['seed-ru-pascal#request', 'wm-dde-ack#posting', 'globaladdatom#remarks'],
    says: 'The ACK to DATA, and the answers of the server, are posted with an atom that is added anew, while the atom that came in is neither reused nor deleted.',
    decision: 'The atom that came in goes out with the answer or is deleted.',
    evidence: 'wm-dde-ack gives the two choices; each addition wants its deletion.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-EXECUTE-CODE',
    title: 'A command that is never copied',
    sources: ['seed-ru-pascal#execute', 'wm-dde-execute#remarks'],
    says: 'TClientWindow.Execute takes Command and CommandSize and uses Data and DataSize, which are not declared.',
    decision: 'The block holds the command string and its NUL.',
    evidence: 'The text beside the sample wants the NUL-terminated string, as wm-dde-execute does. By reading.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-BRACKET',
    title: 'A command without its end',
    sources: ['seed-ru-pascal#execute', 'wm-dde-execute#remarks'],
    says: 'The example reads "[goto_line(50)][select_current_paragraph without bracket and quotation mark.',
    decision: 'Each command ends with a bracket: [goto_line(50)][select_current_paragraph].',
    evidence: 'The grammar before the example and wm-dde-execute.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-PARAMETERS',
    title: 'Parentheses that are not mandatory',
    sources: ['seed-ru-pascal#execute', 'wm-dde-execute#remarks'],
    says: 'The grammar wants a parameter list with at least one parameter; its own example has a command without one. Quoting and the characters that an opcode excludes are not mentioned.',
    decision: 'The parameter list is optional.',
    evidence: 'wm-dde-execute says so and shows it.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-BUFFER',
    title: 'A buffer for half a name',
    sources: ['seed-ru-pascal#poke', 'about-atom-tables#string-atoms'],
    says: 'The server reads item names into array[0..128] of Char.',
    decision: 'Names of up to 255 bytes are handled whole.',
    evidence: 'about-atom-tables gives the limit.',
    status: 'decided',
  },
  {
    id: 'ERR-PASCAL-GAPS',
    title: 'What the chapter leaves out',
    sources: ['seed-ru-pascal', 'about-dde#message-flow', 'wm-dde-initiate#remarks', 'wm-dde-unadvise#parameters'],
    says: 'No busy ACK, no wildcards of UNADVISE, no rule that a NULL topic gets an ACK for each topic and that the atoms of an ACK to INITIATE are not NULL; for a NULL topic the server may choose one.',
    decision: 'All of them hold.',
    evidence: 'The Microsoft pages; the chapter is a tutorial.',
    status: 'decided',
  },
];

/** In the other seeds, and what was right in 16-bit Windows. */
const seedErrata: readonly Erratum[] = [
  {
    id: 'ERR-WORD-LPARAM',
    title: 'MAKELONG instead of PackDDElParam',
    sources: ['seed-zh-overview#messages', 'seed-ru-pascal#request', 'about-dde#parameter-packing-functions'],
    says: 'Both seeds put two words together for every message, with MAKELONG or with or and a shift; in the Pascal samples the shift is of a 16-bit Word, which loses its bits without a cast to Longint.',
    decision:
      'In Win32 the lParam of a posted message is made with PackDDElParam or ReuseDDElParam; plain words are for INITIATE and its ACK.',
    evidence:
      'about-dde. A handle does not fit a word in Win32; in 16-bit Windows it did, and the functions did not exist.',
    status: 'decided',
  },
  {
    id: 'ERR-DDESHARE',
    title: 'GMEM_DDESHARE',
    sources: ['seed-ru-pascal#request', 'seed-zh-overview#messages', 'seed-ru-clipboard', 'globalalloc#parameters'],
    says: 'Blocks for DDE have to be allocated with GMEM_DDESHARE, which lets both sides reach them.',
    decision: 'Blocks are allocated movable; GMEM_DDESHARE does nothing.',
    evidence: 'globalalloc lists it as obsolete and ignored. It was needed in 16-bit Windows.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-COMPARE-LEAK',
    title: 'Atoms added to compare, and kept',
    sources: ['seed-zh-overview#messages', 'globaladdatom#remarks'],
    says: 'The server adds its names before it compares them with INITIATE and deletes nothing if they differ.',
    decision: 'What is added only to compare is deleted again.',
    evidence: 'Each addition wants a deletion; as printed, every INITIATE to somebody else leaks two references.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-NULL-TOPIC',
    title: 'One ACK to a NULL topic',
    sources: ['seed-zh-overview#messages', 'wm-dde-initiate#remarks'],
    says: 'The sample sends one ACK to an INITIATE with a NULL topic.',
    decision: 'One ACK goes out for each topic that the server supports.',
    evidence: 'wm-dde-initiate. The sample has one topic only, where the difference does not show.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-REQUEST-ACK',
    title: 'Any ACK to REQUEST',
    sources: ['seed-zh-overview#exchange', 'wm-dde-request#receiving'],
    says: 'The server answers REQUEST with DATA or with ACK.',
    decision: 'An ACK to REQUEST only refuses, or says busy.',
    evidence: 'wm-dde-request speaks of a negative ACK.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-ATOM-TABLE',
    title: 'Where global atoms live',
    sources: ['seed-zh-overview#messages', 'about-atom-tables#global-atom-table'],
    says: 'The global atom table is in the shared data segment of a DLL of Windows.',
    decision: 'The place of the table is no part of the protocol; that all applications reach it is.',
    evidence:
      'about-atom-tables says only that it is available to all applications. The segment is a matter of 16-bit Windows.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-COLD-LINK',
    title: 'A third kind of link',
    sources: ['seed-zh-overview#exchange', 'about-dde#permanent-data-links'],
    says: 'A REQUEST that is answered at once is a cold link.',
    decision: 'There are hot and warm links; a single REQUEST makes no link.',
    evidence: 'about-dde knows two kinds of link and defines a link as lasting.',
    status: 'decided',
  },
  {
    id: 'ERR-ZH-STATUS',
    title: 'Translated values of Status',
    sources: ['seed-zh-concepts#system-topic', 'about-dde#the-system-topic', 'basic-concepts#system-topic'],
    says: 'Status holds the Chinese words for ready and busy.',
    decision: 'Status holds the words Ready or Busy as they are, in any language of the server.',
    evidence: 'Both English pages give the two strings as the value.',
    status: 'decided',
  },
];

export const protocolErrata: readonly Erratum[] = [...pageErrata, ...measuredErrata, ...pascalErrata, ...seedErrata];
