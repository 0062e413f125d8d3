/**
 * Shows what Wine's Program Manager does, message by message: the measurements behind FINDINGS.md.
 *
 * It judges nothing and uses no machinery of the suite, so that a finding can be told apart from a mistake in either.
 */

import { HWND_BROADCAST, type Hwnd } from '../../desktop/message-port.js';
import { openWin32Process, type Win32Process } from '../../desktop/win32/process.js';
import { messageByValue } from '../../spec/messages.js';
import { ACK, ADVISE, DATA, EXECUTE, hex, INITIATE, POKE, REQUEST, TERMINATE, UNADVISE } from './numbers.js';

const CF_TEXT = 1;
const CF_UNICODETEXT = 13;

/** Long enough for every answer that the Program Manager gives, in milliseconds. */
const QUIET = 150;
const START_DEADLINE = 20_000;

const say = (line: string): void => console.log(line);

let desktop: Win32Process;
let initiating = false;
let heard: string[] = [];
let servers: Hwnd[] = [];

function atomText(atom: number): string {
  if (atom === 0) return 'no atom';
  const name = desktop.atomName(atom);
  return name === undefined ? `atom ${hex(atom)} (not in the table)` : `atom ${JSON.stringify(name)}`;
}

/** The block's first words and text; frees it if the receiver has to. */
function blockText(block: number): string {
  if (block === 0) return 'no block';
  const bytes = desktop.read(block);
  if (bytes === undefined) return 'a block that cannot be locked';
  const view = new DataView(bytes.buffer);
  const flags = bytes.length >= 2 ? view.getUint16(0, true) : 0;
  const format = bytes.length >= 4 ? view.getInt16(2, true) : 0;
  const text = JSON.stringify(String.fromCharCode(...bytes.subarray(4)));
  if ((flags & 0x2000) !== 0) desktop.free(block);
  return `block of ${bytes.length} bytes, flags ${hex(flags)}, format ${format}, ${text}`;
}

/** The block of the last DATA, which only its server may free if fRelease is clear. */
let lent = 0;

/** The command block that the next ACK should return. */
let command = 0;

function hear(message: number, wParam: number, lParam: number): number {
  const from = `from ${hex(wParam)}`;
  const name = messageByValue(message)?.key ?? `message ${hex(message)}`;
  if (message === ACK && initiating) {
    servers.push(wParam);
    const [application, topic] = [lParam & 0xffff, (lParam >>> 16) & 0xffff];
    heard.push(`ACK sent ${from} lParam ${hex(lParam)}: ${atomText(application)}, ${atomText(topic)}`);
    desktop.deleteAtom(application);
    desktop.deleteAtom(topic);
    return 0;
  }
  const halves = desktop.unpack(message, lParam);
  if (halves === undefined || message === TERMINATE || message === INITIATE) {
    heard.push(`${name} ${from} lParam ${hex(lParam)}`);
    return 0;
  }
  const { lo, hi } = halves;
  if (message === DATA) {
    lent = lo;
    heard.push(`DATA ${from}: ${blockText(lo)}; ${atomText(hi)}`);
  } else if (message === ACK && command !== 0) {
    heard.push(`ACK ${from}: status ${hex(lo)}, ${hi === command ? 'the block sent' : `another block ${hex(hi)}`}`);
  } else if (message === ACK) heard.push(`ACK ${from}: status ${hex(lo)}, ${atomText(hi)}`);
  else heard.push(`${name} ${from}: (${hex(lo)}, ${hex(hi)})`);
  desktop.freeLParam(message, lParam);
  return 0;
}

/** Prints what was heard under a heading. */
async function report(heading: string, milliseconds = QUIET): Promise<void> {
  await desktop.pump(() => false, milliseconds);
  say(`${heading}`);
  for (const line of heard.length === 0 ? ['nothing'] : heard) say(`    ${line}`);
  heard = [];
}

/** Broadcasts an INITIATE; the windows that acknowledged. */
function initiate(client: Hwnd, application: string | null, topic: string | null): Hwnd[] {
  const atoms = [application, topic].map((name) => (name === null ? 0 : desktop.addAtom(name)));
  const [low = 0, high = 0] = atoms;
  servers = [];
  initiating = true;
  desktop.send(HWND_BROADCAST, INITIATE, client, desktop.pack(INITIATE, low, high));
  initiating = false;
  for (const atom of atoms) desktop.deleteAtom(atom);
  return servers;
}

/** A conversation of its own on Progman/Progman; nothing of its beginning is kept. */
function converse(unicode = true): { client: Hwnd; server: Hwnd } {
  const client = desktop.createWindow(hear, { unicode });
  const [server = 0] = initiate(client, 'Progman', 'Progman');
  heard = [];
  if (server === 0) say('!! no conversation came about');
  return { client, server };
}

async function part({ client, server }: { client: Hwnd; server: Hwnd }): Promise<void> {
  desktop.post(server, TERMINATE, client, 0);
  await desktop.pump(() => heard.some((line) => line.startsWith('TERMINATE')), QUIET);
  heard = [];
  desktop.destroyWindow(client);
}

/** How many references to an atom there are; drops them all. */
function references(name: string): number {
  let count = 0;
  for (let atom = desktop.findAtom(name); atom !== 0 && count < 100; atom = desktop.findAtom(name)) {
    desktop.deleteAtom(atom);
    count++;
  }
  return count;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const text = (value: string): number[] => [...value].map((character) => character.charCodeAt(0));
const wide = (value: string): number[] => text(value).flatMap((unit) => [unit & 0xff, unit >> 8]);
const word = (value: number): number[] => [value & 0xff, value >> 8];

let unique = 0;

/** Posts one transaction about an item in a conversation of its own, and counts what is left of the item's atom. */
async function transact(heading: string, message: number, low: number, item?: string, block = false): Promise<void> {
  const conversation = converse();
  const name = item ?? `dde-spec item ${++unique}`;
  const atom = desktop.addAtom(name);
  const posted = desktop.post(conversation.server, message, conversation.client, desktop.pack(message, low, atom));
  if (!posted) heard.push('(PostMessage failed)');
  const left = block ? desktop.read(low) : undefined;
  if (block) heard.push(`(our block right after PostMessage: ${left === undefined ? 'gone' : `${left.length} bytes`})`);
  await report(heading);
  if (block) say(`    (our block after the answer: ${desktop.read(low) === undefined ? 'gone' : 'still there'})`);
  await part(conversation);
  if (lent !== 0) {
    say(
      `    (the block of the DATA after the conversation: ${desktop.read(lent) === undefined ? 'gone' : 'still there'})`,
    );
  }
  lent = 0;
  // The Program Manager itself holds references to its own name.
  if (name !== 'Progman') say(`    (references to the item's atom left, with none deleted by us: ${references(name)})`);
}

async function raw(heading: string, message: number, lParam: number): Promise<void> {
  const conversation = converse();
  const posted = desktop.post(conversation.server, message, conversation.client, lParam);
  if (!posted) heard.push('(PostMessage failed)');
  await report(heading);
  await part(conversation);
}

async function execute(heading: string, content: Uint8Array, unicode = true): Promise<void> {
  const conversation = converse(unicode);
  command = desktop.alloc(content);
  if (!desktop.post(conversation.server, EXECUTE, conversation.client, desktop.pack(EXECUTE, 0, command))) {
    heard.push('(PostMessage failed)');
  }
  await report(heading);
  const left = desktop.read(command);
  say(`    (the command block afterwards: ${left === undefined ? 'gone' : 'still there'})`);
  desktop.free(command);
  command = 0;
  await part(conversation);
}

async function initiation(): Promise<void> {
  say('\n== Initiation');
  const cases: [string | null, string | null][] = [
    ['Progman', 'Progman'],
    ['PROGMAN', 'progman'],
    ['Progman', null],
    [null, 'Progman'],
    [null, null],
    ['Progman', 'System'],
    [null, 'System'],
    ['Progman', 'nothing of the kind'],
    ['nothing of the kind', 'Progman'],
    ['Folders', 'AppProperties'],
    ['Shell', null],
  ];
  for (const [application, topic] of cases) {
    const client = desktop.createWindow(hear);
    const found = initiate(client, application, topic);
    await report(`INITIATE (${application}, ${topic})`, 50);
    for (const server of new Set(found)) desktop.post(server, TERMINATE, client, 0);
    await desktop.pump(() => false, 50);
    heard = [];
    desktop.destroyWindow(client);
  }
  const client = desktop.createWindow(hear);
  const first = initiate(client, 'Progman', 'Progman')[0] ?? 0;
  const second = initiate(client, 'Progman', 'Progman')[0] ?? 0;
  await report('two INITIATEs from one client window', 50);
  say(
    `    (${first === second ? 'the same' : 'different'} server windows; unicode: ${desktop.isWindowUnicode(first)})`,
  );
  desktop.post(first, TERMINATE, client, 0);
  if (second !== first) desktop.post(second, TERMINATE, client, 0);
  await report('TERMINATE to each', 100);
  desktop.destroyWindow(client);
  const topic = `dde-spec topic ${++unique}`;
  const asker = desktop.createWindow(hear);
  initiate(asker, 'Progman', topic);
  say(`references to the topic atom of an INITIATE that nobody answered: ${references(topic)}`);
  desktop.destroyWindow(asker);
}

async function requests(): Promise<void> {
  say('\n== REQUEST');
  await transact('item Groups, CF_TEXT', REQUEST, CF_TEXT, 'Groups');
  await transact('item groups, CF_TEXT', REQUEST, CF_TEXT, 'groups');
  await transact('item Progman, CF_TEXT', REQUEST, CF_TEXT, 'Progman');
  await transact('item StartUp, CF_TEXT', REQUEST, CF_TEXT, 'StartUp');
  await transact('item Groups, CF_UNICODETEXT', REQUEST, CF_UNICODETEXT, 'Groups');
  await transact('item Groups, CF_BITMAP', REQUEST, 2, 'Groups');
  await transact('item Groups, format 0', REQUEST, 0, 'Groups');
  await transact('unknown item, CF_TEXT', REQUEST, CF_TEXT);
  await raw('integer atom 7, CF_TEXT', REQUEST, desktop.pack(REQUEST, CF_TEXT, 7));
  await raw('no atom, CF_TEXT', REQUEST, desktop.pack(REQUEST, CF_TEXT, 0));
  await raw('atom 0xFFF0 that is not in the table, CF_TEXT', REQUEST, desktop.pack(REQUEST, CF_TEXT, 0xfff0));
  await raw('lParam zero-extended, item atom as found', REQUEST, (desktop.findAtom('Progman') << 16) | CF_TEXT);
}

async function links(): Promise<void> {
  say('\n== ADVISE, UNADVISE');
  const hot = () => desktop.alloc(bytes(...word(0x8000), ...word(CF_TEXT)));
  const warm = () => desktop.alloc(bytes(...word(0x4000), ...word(CF_TEXT)));
  await transact('ADVISE Groups, hot with fAckReq', ADVISE, hot(), 'Groups', true);
  await transact('ADVISE Groups, warm', ADVISE, warm(), 'Groups', true);
  await transact('ADVISE unknown item, hot', ADVISE, hot(), undefined, true);
  await transact('ADVISE unknown item, block of 1 byte', ADVISE, desktop.alloc(bytes(0)), undefined, true);
  await transact('ADVISE unknown item, no block', ADVISE, 0);
  await transact('UNADVISE Groups, CF_TEXT', UNADVISE, CF_TEXT, 'Groups');
  await transact('UNADVISE unknown item, CF_TEXT', UNADVISE, CF_TEXT);
  await raw('UNADVISE with neither item nor format', UNADVISE, 0);
}

async function pokes(): Promise<void> {
  say('\n== POKE');
  const poke = (flags: number) => desktop.alloc(bytes(...word(flags), ...word(CF_TEXT), ...text('probe'), 0));
  await transact('POKE Groups, fRelease set', POKE, poke(0x2000), 'Groups', true);
  await transact('POKE Groups, fRelease clear', POKE, poke(0), 'Groups', true);
  await transact('POKE unknown item, fRelease set', POKE, poke(0x2000), undefined, true);
  await transact('POKE unknown item, block of 1 byte', POKE, desktop.alloc(bytes(0)), undefined, true);
  await transact('POKE unknown item, no block', POKE, 0);
}

async function executes(): Promise<void> {
  say('\n== EXECUTE');
  const cases: [string, Uint8Array, boolean?][] = [
    ['Unicode window, Unicode [CreateGroup(Probe)]', bytes(...wide('[CreateGroup(Probe)]'), 0, 0)],
    ['Unicode window, Unicode [ShowGroup(Probe,1)]', bytes(...wide('[ShowGroup(Probe,1)]'), 0, 0)],
    ['Unicode window, Unicode [DeleteGroup(Probe)]', bytes(...wide('[DeleteGroup(Probe)]'), 0, 0)],
    ['Unicode window, ANSI [CreateGroup(Probe)]', bytes(...text('[CreateGroup(Probe)]'), 0)],
    ['Unicode window, ANSI [DeleteGroup(Probe)]', bytes(...text('[DeleteGroup(Probe)]'), 0)],
    ['ANSI window, ANSI [CreateGroup(Probe)]', bytes(...text('[CreateGroup(Probe)]'), 0), false],
    ['ANSI window, Unicode [DeleteGroup(Probe)]', bytes(...wide('[DeleteGroup(Probe)]'), 0, 0), false],
    ['ANSI window, ANSI [DeleteGroup(Probe)]', bytes(...text('[DeleteGroup(Probe)]'), 0), false],
    ['DeleteGroup of no such group', bytes(...wide('[DeleteGroup(dde-spec none)]'), 0, 0)],
    ['unknown command', bytes(...wide('[NoSuchCommand(1)]'), 0, 0)],
    ['no closing bracket', bytes(...wide('[CreateGroup(Probe)'), 0, 0)],
    ['no brackets', bytes(...wide('CreateGroup(Probe)'), 0, 0)],
    ['good then unknown', bytes(...wide('[CreateGroup(Probe)][NoSuchCommand(1)]'), 0, 0)],
    ['[DeleteGroup(Probe)] again', bytes(...wide('[DeleteGroup(Probe)]'), 0, 0)],
    ['quoted "Pro,be)]"', bytes(...wide('[CreateGroup("Pro,be)]")][DeleteGroup("Pro,be)]")]'), 0, 0)],
    ['empty string', bytes(0, 0)],
    ['one byte', bytes(0x5b)],
    ['no terminator', bytes(...wide('[ShowGroup(StartUp,1)]'))],
    ['block of no bytes', bytes()],
  ];
  for (const [heading, content, unicode] of cases) await execute(heading, content, unicode);
  await raw('no block', EXECUTE, 0);
  await raw('a value that is no block', EXECUTE, 0x1234);
}

async function endings(): Promise<void> {
  say('\n== TERMINATE and what should not be');
  await raw('TERMINATE', TERMINATE, 0);
  await raw('TERMINATE with lParam 0x12345', TERMINATE, 0x12345);
  const ended = converse();
  desktop.post(ended.server, TERMINATE, ended.client, 0);
  await report('TERMINATE first');
  const item = desktop.addAtom('Groups');
  say(`    (the server window is ${desktop.isWindow(ended.server) ? 'still there' : 'gone'})`);
  const late = desktop.post(ended.server, REQUEST, ended.client, desktop.pack(REQUEST, CF_TEXT, item));
  await report(`REQUEST after TERMINATE (PostMessage: ${late})`);
  desktop.destroyWindow(ended.client);

  const owner = converse();
  const stranger = desktop.createWindow(hear);
  desktop.post(owner.server, REQUEST, stranger, desktop.pack(REQUEST, CF_TEXT, desktop.addAtom('Groups')));
  await report('REQUEST from a window that has no conversation');
  desktop.post(owner.server, TERMINATE, stranger, 0);
  await report('TERMINATE from a window that has no conversation');
  desktop.post(owner.server, REQUEST, owner.client, desktop.pack(REQUEST, CF_TEXT, desktop.addAtom('Groups')));
  await report('REQUEST from the owner afterwards');
  desktop.destroyWindow(stranger);
  await part(owner);

  for (const message of [0x03e9, 0x03ea, 0x03ef, 0x03ff]) await raw(`message ${hex(message)}`, message, 0);
  await transact('ACK that answers nothing', ACK, 0x8000);
  await transact('DATA to a server', DATA, desktop.alloc(bytes(...word(0x2000), ...word(CF_TEXT), 65, 0)));

  const vanishing = converse();
  desktop.destroyWindow(vanishing.client);
  await desktop.pump(() => false, QUIET);
  say(`client window destroyed: the server window is ${desktop.isWindow(vanishing.server) ? 'still there' : 'gone'}`);
  const after = converse();
  say(`a conversation afterwards: ${after.server === 0 ? 'none' : 'comes about'}`);
  await part(after);

  const busy = converse();
  for (let count = 0; count < 3; count++) {
    desktop.post(busy.server, REQUEST, busy.client, desktop.pack(REQUEST, CF_TEXT, desktop.addAtom('Groups')));
  }
  await report('three REQUESTs at once');
  desktop.post(busy.server, REQUEST, busy.client, desktop.pack(REQUEST, CF_TEXT, desktop.addAtom('Groups')));
  desktop.post(busy.server, TERMINATE, busy.client, 0);
  await report('REQUEST, then TERMINATE at once');
  desktop.destroyWindow(busy.client);
}

/** In Windows Node only. */
export async function probeProgramManager(): Promise<void> {
  desktop = await openWin32Process('probe');
  try {
    const waiting = desktop.createWindow(hear);
    const deadline = desktop.now() + START_DEADLINE;
    while (initiate(waiting, 'Progman', 'Progman').length === 0) {
      if (desktop.now() > deadline) throw new Error('no Program Manager answered');
      await desktop.pump(() => false, 100);
    }
    for (const server of servers) desktop.post(server, TERMINATE, waiting, 0);
    await desktop.pump(() => false, QUIET);
    heard = [];
    desktop.destroyWindow(waiting);
    for (const chapter of [initiation, requests, links, pokes, executes, endings]) {
      await chapter();
    }
  } finally {
    desktop.close();
  }
}
