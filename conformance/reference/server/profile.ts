/** The reference server as the suite starts it, and what it says of itself. */
import { CF_TEXT, CF_UNICODETEXT } from '../../../spec/formats/predefined.js';
import type { ServerProfile } from '../../profile/server-profile.js';
import type { ServerConfig } from './host.js';

/** The configuration that {@link referenceServerProfile} describes. */
export const referenceServerConfig: ServerConfig = {
  application: 'DdeSpec',
  topics: [
    {
      name: 'Prices',
      items: [
        { name: 'Bread', value: '2.40', writable: true },
        { name: 'Milk', value: '1.15', writable: true },
        { name: 'Note', value: 'fresh', formats: [CF_TEXT] },
        { name: 'Lease', value: '30 days', formats: [CF_TEXT], lent: true },
      ],
    },
    { name: 'Weather', items: [{ name: 'Sky', value: 'clear' }] },
  ],
};

/** The reference server as the suite knows it. */
export const referenceServerProfile: ServerProfile = {
  application: 'DdeSpec',
  topics: ['Prices', 'Weather'],
  items: [
    {
      topic: 'Prices',
      name: 'Bread',
      formats: [CF_TEXT, CF_UNICODETEXT],
      value: '2.40',
      writable: true,
      links: ['hot', 'warm'],
    },
    {
      topic: 'Prices',
      name: 'Milk',
      formats: [CF_TEXT, CF_UNICODETEXT],
      value: '1.15',
      writable: true,
      links: ['hot', 'warm'],
    },
    { topic: 'Prices', name: 'Note', formats: [CF_TEXT], value: 'fresh' },
    { topic: 'Prices', name: 'Lease', formats: [CF_TEXT], value: '30 days', lent: true },
    { topic: 'Weather', name: 'Sky', formats: [CF_TEXT, CF_UNICODETEXT], value: 'clear', links: ['hot', 'warm'] },
  ],
  system: true,
  execute: {
    topic: 'Prices',
    accepted: ['[set("Bread","2.50")]', '[set(Bread,2.40)][set(Milk,"1.20")]'],
    refused: ['[bake(bread)]', '[set("Note","stale")]'],
    quit: '[quit]',
    busy: '[busy(1)]',
    set: '[set("{item}","{value}")]',
  },
};
