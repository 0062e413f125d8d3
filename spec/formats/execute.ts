/** Command strings as formats. */
import type { FormatSpec } from './format-spec.js';

function commands(name: string, encoding: string, terminator: string): FormatSpec {
  return {
    name,
    family: 'execute',
    title: 'The command string of WM_DDE_EXECUTE',
    identity: { kind: 'context', where: 'the block of WM_DDE_EXECUTE' },
    encoding,
    terminator,
    ownership: 'The client allocates the block and frees it when the ACK has come.',
    layouts: [],
    sources: ['wm-dde-execute#remarks', 'wm-dde-execute#parameters', 'ddeexec-article#syntax', 'wine-8.0'],
  };
}

export const executeFormats: readonly FormatSpec[] = [
  commands('execute', 'Text in the code page of the sender, unless both windows are Unicode windows.', 'one zero byte'),
  commands('execute-unicode', 'Text in UTF-16LE, if both windows are Unicode windows.', 'two zero bytes'),
];
