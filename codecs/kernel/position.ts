/** Lines and columns of a text. */

/** Both from 1; a line ends after LF; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function lineAndColumn(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end >= offset) return { line, column: offset - start + 1 };
    line++;
    start = end + 1;
  }
}
