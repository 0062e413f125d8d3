/** The code page of simplified Chinese, with the table of iconv-lite for it. */
import type { CodePage } from '../../kernel/code-page.js';
import { DoubleByte } from './double-byte.js';
import runs from './windows-936-table.cjs';

const low = [0x40, 0x7e] as const;
const middle = [0x80, 0xa0] as const;
const high = [0xa1, 0xfe] as const;

/**
 * Simplified Chinese. It carries a table of its own, which no other code page brings.
 *
 * @category Code pages
 */
export const windows936: CodePage = /* @__PURE__ */ new DoubleByte('windows-936', 936, {
  runs,
  leads: [[0x81, 0xfe]],
  users: [
    { leads: [0xaa, 0xaf], trails: [high], first: 0xe000 },
    { leads: [0xf8, 0xfe], trails: [high], first: 0xe234 },
    { leads: [0xa1, 0xa7], trails: [low, middle], first: 0xe4c6 },
    { leads: [0xa2, 0xa7], trails: [high], first: 0xe766 },
    { leads: [0xa8, 0xa9], trails: [low, middle, high], first: 0xe7bc },
    { leads: [0xd7, 0xd7], trails: [high], first: 0xe810 },
    { leads: [0xfe, 0xfe], trails: [low, middle], first: 0xe815 },
  ],
  seconds: [],
});
