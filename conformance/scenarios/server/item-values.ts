/** Items as the scenarios use them: which ones the subject offers for a purpose, and their values as text. */
import { orThrow, readCfText, readCfUnicodeText, writeDDEPOKE } from '../../../codecs/index.js';
import type { Hwnd } from '../../../desktop/message-port.js';
import { CF_TEXT, CF_UNICODETEXT } from '../../../spec/index.js';
import type { ItemProfile, ServerProfile } from '../../profile/server-profile.js';
import type { Reply, TesterClient } from '../../tester/client.js';
import type { Received } from '../../tester/received.js';
import type { Tester } from '../../tester/tester.js';
import { encodeValue } from '../../tester/text-value.js';
import type { Connection, ServerContext } from '../scenario.js';
import { commandBytes } from './command-strings.js';

/** An item with one of its text formats. */
export interface TextItem extends ItemProfile {
  readonly format: number;
}

/** The text formats of an item, in its order. */
export function textFormats(item: ItemProfile): readonly number[] {
  return item.formats.filter((format) => format === CF_TEXT || format === CF_UNICODETEXT);
}

function textItems(profile: ServerProfile): readonly TextItem[] {
  return profile.items.flatMap((item) =>
    textFormats(item)
      .slice(0, 1)
      .map((format) => ({ ...item, format })),
  );
}

/** An item that POKE changes, or the scenario is unsupported. */
export function writableItem(t: Tester, profile: ServerProfile): TextItem {
  const found = textItems(profile).find((item) => item.writable);
  return found ?? t.unsupported('the profile has no item in a text format that POKE changes');
}

/** Whether the scenarios can change the item. */
function changeable(item: ItemProfile, profile: ServerProfile): boolean {
  return item.writable === true || (profile.execute?.set !== undefined && profile.execute.topic === item.topic);
}

/** The items that take links of that kind and that the scenarios can change; all are of one topic. */
export function linkableItems(
  t: Tester,
  profile: ServerProfile,
  kind: 'hot' | 'warm',
): readonly [TextItem, ...TextItem[]] {
  const found = textItems(profile).filter((item) => item.links?.includes(kind) && changeable(item, profile));
  const [first, ...others] = found;
  if (first === undefined)
    return t.unsupported(`the profile has no item with a ${kind} link whose value can be changed`);
  return [first, ...others.filter((item) => item.topic === first.topic)];
}

/** A format that no server knows. */
export function unknownFormat(t: Tester): number {
  return t.process.registerFormat('dde-spec no such format');
}

/** The block of a POKE of text. */
export function pokeBlock(format: number, text: string, release: boolean, reserved = 0): Uint8Array {
  return writeDDEPOKE({ fRelease: release, reserved, cfFormat: format, value: encodeValue(format, text) });
}

/** The text in a DATA message without its line end; `undefined` if it carries none. */
export function dataText(message: Received | undefined): string | undefined {
  const data = message?.data;
  if (data === undefined) return undefined;
  const block = orThrow((data.cfFormat === CF_UNICODETEXT ? readCfUnicodeText : readCfText)(data.value));
  return block.text.replace(/\r\n$/, '');
}

/** The value of an item as REQUEST brings it; `undefined` if it does not come. */
export async function requestValue(
  client: TesterClient,
  server: Hwnd,
  item: ItemProfile,
  format: number,
): Promise<string | undefined> {
  const reply = await client.request(server, item.name, format);
  return dataText(reply.message);
}

/** A further conversation through which the scenario changes items. */
export interface Changer {
  readonly client: TesterClient;
  readonly server: Hwnd;
  /** Gives the item a new value; the scenario is unsupported if the server does not take it. */
  change(item: TextItem, value: string): Promise<Reply>;
}

/**
 * Opens a conversation on the topic of some items for {@link Changer.change}. Once the scenario is over the items have
 * the values again that they have now, and the conversation is closed.
 */
export async function changer(context: ServerContext, items: readonly [TextItem, ...TextItem[]]): Promise<Changer> {
  const { t, connect } = context;
  const [{ topic }] = items;
  const { client, server } = await connect(topic);
  const values: (readonly [TextItem, string | undefined])[] = [];
  for (const item of items) values.push([item, (await requestValue(client, server, item, item.format)) ?? item.value]);
  t.finally(async () => {
    const open = t.process.isWindow(server) && !client.hasTerminated(server);
    const by = open ? { client, server } : await connect(topic);
    for (const [item, value] of values) if (value !== undefined) await setValue(context, by, item, value);
  });
  const change = async (item: TextItem, value: string): Promise<Reply> => {
    const reply = await setValue(context, { client, server }, item, value);
    if (reply.kind !== 'positive') t.unsupported(`the server does not take a new value for ${item.name}`);
    return reply;
  };
  return { client, server, change };
}

function setValue(
  { t, profile }: ServerContext,
  { client, server }: Pick<Connection, 'client' | 'server'>,
  item: TextItem,
  value: string,
): Promise<Reply> {
  if (item.writable) return client.poke(server, item.name, item.format, encodeValue(item.format, value), true);
  const command = fillIn(profile.execute?.set ?? '', item.name, value);
  return client.execute(server, ...commandBytes(t, client, server, command));
}

/** The command string that sets an item. */
export function fillIn(set: string, item: string, value: string): string {
  return set.replace('{item}', () => item).replace('{value}', () => value);
}
