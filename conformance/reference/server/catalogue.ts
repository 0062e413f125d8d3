/** What the reference server offers: topics, items and their values, and the System topic that lists them. */
import { CF_TEXT, CF_UNICODETEXT, systemFormatName } from '../../../spec/formats/predefined.js';
import { systemTopic } from '../../../spec/system-topic.js';
import { sameName } from '../names.js';

/** An item of the server. Its value is text, without the line end that CF_TEXT adds. */
export interface ItemConfig {
  readonly name: string;
  readonly value: string;
  /** Richest first; CF_UNICODETEXT and CF_TEXT unless given. */
  readonly formats?: readonly number[];
  /** Whether POKE may change it. Default false. */
  readonly writable?: boolean;
  /** Whether the blocks of its DATA stay the server's: fRelease clear, an ACK asked for. Default false. */
  readonly lent?: boolean;
}

/** A topic of the server, with its items. */
export interface TopicConfig {
  readonly name: string;
  readonly items: readonly ItemConfig[];
}

/** What the server knows of itself from moment to moment. */
export interface ServerState {
  busy(): boolean;
  /** What the last ACK was about. */
  returnMessage(): string;
}

const textFormats: readonly number[] = [CF_UNICODETEXT, CF_TEXT];

const help =
  'Request an item of a topic in TEXT or UNICODETEXT; poke text into items that take it; advise for updates. ' +
  'Execute [set(item,value)], [busy(count)] or [quit].';

/** One item, with the value that it has now. */
export interface Item {
  readonly name: string;
  readonly formats: readonly number[];
  readonly writable: boolean;
  readonly lent: boolean;
  read(): string;
  write(value: string): void;
}

function stored(config: ItemConfig): Item {
  let value = config.value;
  return {
    name: config.name,
    formats: config.formats ?? textFormats,
    writable: config.writable ?? false,
    lent: config.lent ?? false,
    read: () => value,
    write: (next) => {
      value = next;
    },
  };
}

/** An item whose value is made when it is asked for, in CF_TEXT as the System topic wants it. */
function computed(name: string, read: () => string): Item {
  return { name, formats: [CF_TEXT], writable: false, lent: false, read, write: () => undefined };
}

export interface Topic {
  readonly name: string;
  readonly items: readonly Item[];
}

export function findItem(topic: Topic, name: string): Item | undefined {
  return topic.items.find((item) => sameName(item.name, name));
}

function list(names: readonly string[]): string {
  return names.join(systemTopic.delimiter);
}

/** The topics of a server: those configured, each with its TopicItemList, and System. */
export function catalogue(configs: readonly TopicConfig[], state: ServerState): readonly Topic[] {
  const ordinary: Topic[] = configs.map((config) => {
    const items = config.items.map(stored);
    const names = [...items.map((item) => item.name), 'TopicItemList'];
    return { name: config.name, items: [...items, computed('TopicItemList', () => list(names))] };
  });
  const formats = [...new Set(ordinary.flatMap((topic) => topic.items.flatMap((item) => item.formats)))];
  formats.sort((a, b) => textFormats.indexOf(a) - textFormats.indexOf(b));
  const values: Record<string, () => string> = {
    SysItems: () => list(Object.keys(values)),
    Topics: () => list([...ordinary.map((topic) => topic.name), systemTopic.name]),
    Formats: () => list(formats.map((format) => systemFormatName(format) ?? String(format))),
    Status: () => (state.busy() ? systemTopic.status.busy : systemTopic.status.ready),
    ReturnMessage: () => state.returnMessage(),
    Help: () => help,
  };
  const items = Object.entries(values).map(([name, read]) => computed(name, read));
  return [...ordinary, { name: systemTopic.name, items }];
}
