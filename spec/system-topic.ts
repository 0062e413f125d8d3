/** The System topic and its items. Sources: about-dde, ddeml.h (the strings). */

/** One item that a server offers under the System topic, or under every other topic. */
export interface SystemItem {
  readonly name: string;
  /** The constant of ddeml.h, without quotes. */
  readonly constant: string;
  /** `list`: elements with tabs between them; `status`: one of two words; `text`: free. */
  readonly value: 'list' | 'status' | 'text';
  /** `system`: under System only; `other`: under every topic except System. */
  readonly under: 'system' | 'other';
  readonly meaning: string;
}

/** The topic System: its items, and how their values are written. */
export const systemTopic = {
  name: 'System',
  constant: 'SZDDESYS_TOPIC',
  /** Every value is rendered in CF_TEXT at least. */
  format: 1,
  /** Stands between the elements of a list, not after the last. */
  delimiter: '\t',
  items: [
    {
      name: 'SysItems',
      constant: 'SZDDESYS_ITEM_SYSITEMS',
      value: 'list',
      under: 'system',
      meaning: 'the items that the server offers under System',
    },
    {
      name: 'Topics',
      constant: 'SZDDESYS_ITEM_TOPICS',
      value: 'list',
      under: 'system',
      meaning: 'the topics that the server offers at this moment',
    },
    {
      name: 'Formats',
      constant: 'SZDDESYS_ITEM_FORMATS',
      value: 'list',
      under: 'system',
      meaning: 'the clipboard formats that the server can render; predefined ones without CF_',
    },
    {
      name: 'Status',
      constant: 'SZDDESYS_ITEM_STATUS',
      value: 'status',
      under: 'system',
      meaning: 'whether the server can work now',
    },
    {
      name: 'ReturnMessage',
      constant: 'SZDDESYS_ITEM_RTNMSG',
      value: 'text',
      under: 'system',
      meaning: 'details to the latest WM_DDE_ACK, when its eight bits do not suffice',
    },
    {
      name: 'Help',
      constant: 'SZDDESYS_ITEM_HELP',
      value: 'text',
      under: 'system',
      meaning: 'a short text about the use of the server',
    },
    {
      name: 'TopicItemList',
      constant: 'SZDDE_ITEM_ITEMLIST',
      value: 'list',
      under: 'other',
      meaning: 'the items under the topic; holds only its own name if they cannot be listed',
    },
  ],
  status: { ready: 'Ready', busy: 'Busy' },
  sources: ['about-dde#the-system-topic', 'ddeml.h'],
} as const satisfies {
  readonly items: readonly SystemItem[];
  readonly [key: string]: unknown;
};

/** The two values of the item Status. */
export type ServerStatus = (typeof systemTopic.status)[keyof typeof systemTopic.status];
