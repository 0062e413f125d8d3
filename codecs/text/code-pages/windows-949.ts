/** The code page of Korean, with the table of iconv-lite for it. */
import type { CodePage } from '../../kernel/code-page.js';
import { DoubleByte } from './double-byte.js';
import runs from './windows-949-table.cjs';

/**
 * Korean. It carries a table of its own, which no other code page brings.
 *
 * @category Code pages
 */
export const windows949: CodePage = /* @__PURE__ */ new DoubleByte('windows-949', 949, {
  runs,
  leads: [[0x81, 0xfe]],
  users: [
    { leads: [0xc9, 0xc9], trails: [[0xa1, 0xfe]], first: 0xe000 },
    { leads: [0xfe, 0xfe], trails: [[0xa1, 0xfe]], first: 0xe05e },
  ],
  seconds: [],
});
