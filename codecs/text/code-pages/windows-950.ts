/** The code page of traditional Chinese, with the table of iconv-lite for it. */
import type { CodePage } from '../../kernel/code-page.js';
import { DoubleByte } from './double-byte.js';
import runs from './windows-950-table.cjs';

const low = [0x40, 0x7e] as const;
const high = [0xa1, 0xfe] as const;

/**
 * Traditional Chinese. It carries a table of its own, which no other code page brings.
 *
 * @category Code pages
 */
export const windows950: CodePage = /* @__PURE__ */ new DoubleByte('windows-950', 950, {
  runs,
  leads: [[0x81, 0xfe]],
  users: [
    { leads: [0xfa, 0xfe], trails: [low, high], first: 0xe000 },
    { leads: [0x8e, 0xa0], trails: [low, high], first: 0xe311 },
    { leads: [0x81, 0x8d], trails: [low, high], first: 0xeeb8 },
    { leads: [0xc6, 0xc8], trails: [low, high], first: 0xf6b1 },
  ],
  seconds: [
    [0xa2a4, 0xa2a7],
    [0xa2cc, 0xa2cc],
    [0xa2ce, 0xa2ce],
  ],
});
