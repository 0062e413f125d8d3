/** The code page of Japanese, with the table of iconv-lite for it. */
import type { CodePage } from '../../kernel/code-page.js';
import { DoubleByte } from './double-byte.js';
import runs from './windows-932-table.cjs';

/**
 * Japanese. It carries a table of its own, which no other code page brings.
 *
 * @category Code pages
 */
export const windows932: CodePage = /* @__PURE__ */ new DoubleByte('windows-932', 932, {
  runs,
  leads: [
    [0x81, 0x9f],
    [0xe0, 0xfc],
  ],
  users: [
    {
      leads: [0xf9, 0xf9],
      trails: [
        [0x40, 0x7e],
        [0x80, 0xfc],
      ],
      first: 0xe69d,
    },
  ],
  seconds: [[0xed40, 0xeefc]],
});
