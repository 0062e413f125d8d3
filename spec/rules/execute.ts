import { rule } from './rule.js';

/** Executing command strings. */
export const executeRules = [
  rule('DDE-EXECUTE-001', 'fact', 'both', 'none', 'lParam of EXECUTE is the handle of a memory object with a NUL-terminated command string; nothing is packed around it.', ['wm-dde-execute#parameters', 'wine-8.0'], { evidence: 'contested', errata: ['ERR-EXECUTE-LPARAM'] }),
  rule('DDE-EXECUTE-002', 'fact', 'codec', 'none', 'A command string is one or more opcodes with optional parameters, each enclosed in single square brackets.', ['wm-dde-execute#remarks'], { errata: ['ERR-PASCAL-BRACKET'] }),
  rule('DDE-EXECUTE-003', 'must', 'codec', 'none', 'An opcode is one token without spaces, commas, parentheses, brackets and quotation marks.', ['wm-dde-execute#remarks']),
  rule('DDE-EXECUTE-004', 'fact', 'codec', 'none', 'The parameter list is optional, stands in parentheses and is separated by commas.', ['wm-dde-execute#remarks'], { errata: ['ERR-PASCAL-PARAMETERS'] }),
  rule('DDE-EXECUTE-005', 'must', 'codec', 'none', 'A parameter holds commas and parentheses only inside a quoted string.', ['wm-dde-execute#remarks']),
  rule('DDE-EXECUTE-006', 'fact', 'codec', 'none', 'Inside a quoted string a quotation mark is doubled.', ['wm-dde-execute#remarks'], { evidence: 'inferred' }),
  rule('DDE-EXECUTE-007', 'fact', 'codec', 'none', 'Inside a quoted string brackets and parentheses stand single; under the old rules they were doubled.', ['wm-dde-execute#remarks']),
  rule('DDE-EXECUTE-008', 'should', 'server', 'messages', 'A server parses commands in the doubled and in the single form.', ['wm-dde-execute#remarks']),
  rule('DDE-EXECUTE-009', 'should', 'client', 'messages', 'A Unicode command string is used only if both windows of the conversation are Unicode windows.', ['wm-dde-execute#remarks', 'iswindowunicode']),
  rule('DDE-EXECUTE-010', 'must', 'server', 'messages', 'A server answers EXECUTE with a positive ACK if it carried the commands out.', ['wm-dde-execute#receiving', 'using-dde#carrying-out-commands']),
  rule('DDE-EXECUTE-011', 'must', 'server', 'messages', 'A server answers EXECUTE with a negative ACK if it did not carry the commands out.', ['using-dde#carrying-out-commands']),
  rule('DDE-EXECUTE-012', 'should', 'server', 'messages', 'The ACK to EXECUTE returns the memory object of EXECUTE in its high half.', ['wm-dde-ack#parameters', 'wm-dde-ack#posting', 'wm-dde-execute#receiving']),
  rule('DDE-EXECUTE-013', 'must', 'server', 'hooks', 'The server does not free the memory object of EXECUTE: the client does.', ['wm-dde-execute#posting', 'wm-dde-ack#receiving']),
  rule('DDE-EXECUTE-014', 'must', 'client', 'hooks', 'The client frees the memory object that the ACK returns.', ['wm-dde-execute#posting']),
  rule('DDE-EXECUTE-015', 'must', 'client', 'hooks', 'If EXECUTE cannot be posted, the client frees the memory object.', ['using-dde#carrying-out-commands']),
  rule('DDE-EXECUTE-016', 'should', 'server', 'messages', 'The ACK comes only when all commands of the string are done.', ['wm-dde-execute#receiving', 'using-dde#carrying-out-commands']),
  rule('DDE-EXECUTE-017', 'should', 'server', 'messages', 'If the string makes the server quit, it posts the positive ACK first and TERMINATE after it.', ['using-dde#carrying-out-commands']),
  rule('DDE-EXECUTE-018', 'must', 'server', 'messages', 'A string that does not follow the grammar gets a negative ACK.', ['wm-dde-execute#remarks', 'using-dde#carrying-out-commands'], { evidence: 'inferred' }),
  rule('DDE-EXECUTE-019', 'should', 'server', 'messages', 'An EXECUTE whose handle is NULL or cannot be locked gets a negative ACK.', ['using-dde#carrying-out-commands'], { evidence: 'inferred' }),
  rule('DDE-EXECUTE-020', 'must', 'client', 'messages', 'The command string ends with a NUL within its block.', ['wm-dde-execute#remarks']),
  rule('DDE-EXECUTE-021', 'must', 'server', 'hooks', 'The server treats the memory object of EXECUTE as read-only.', ['about-dde#atoms-and-shared-memory-objects']),
  rule('DDE-EXECUTE-022', 'must', 'client', 'messages', 'The command string follows the grammar.', ['wm-dde-execute#remarks'], { evidence: 'inferred' }),
] as const;
