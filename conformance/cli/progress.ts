/** A line on a terminal that shows how far a long run is. */
import { plain } from '../report/text.js';
import type { Progress } from '../runner/suite.js';

/** Nobody needs to be told about less, in milliseconds. */
const PATIENCE = 2000;
/** Between two lines, in milliseconds. */
const PAUSE = 100;

export interface ProgressLine {
  show(progress: Progress): void;
  /** Wipes the line away. */
  clear(): void;
}

/** Writes to standard error, and only if that is a terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const begun = performance.now();
  let last = 0;
  return {
    show: ({ done, total, scenario }) => {
      const now = performance.now();
      if (!stream.isTTY || now - begun < PATIENCE || now - last < PAUSE) return;
      last = now;
      stream.write(`\r\u001B[2K${done} of ${total}: ${plain(scenario, 60)}`);
    },
    clear: () => {
      if (last > 0) stream.write('\r\u001B[2K');
    },
  };
}
