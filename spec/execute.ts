/**
 * The syntax of command strings, as data. `codecs/execute` holds the grammar itself and the scanner; both read
 * their character sets from here. Source: wm-dde-execute, its remarks.
 *
 * ```
 * string    = command { command }
 * command   = "[" opcode [ "(" [ parameter { "," parameter } ] ")" ] "]"
 * opcode    = one or more characters other than  space , ( ) [ ] "
 * parameter = { quoted | bare }
 * bare      = any character other than  , ( ) "
 * quoted    = '"' { any character other than '"', or '""' } '"'
 * ```
 */

/**
 * Two ways to write brackets and parentheses inside a quoted string: single (`current`), or doubled (`old`).
 * A server should parse both; a doubled string is well-formed under either and differs in value.
 */
export type ExecuteProfile = 'current' | 'old';

/** The profiles, the one to write first. */
export const executeProfiles = ['current', 'old'] as const satisfies readonly ExecuteProfile[];

/** The characters that the grammar of command strings sets apart. */
export const executeSyntax = {
  /** May not stand in an opcode. */
  opcodeForbidden: [' ', ',', '(', ')', '[', ']', '"'],
  /** May stand in a parameter only inside a quoted string. */
  parameterForbidden: [',', '(', ')'],
  /** Begins and ends a quoted string; inside it is doubled under either profile. */
  quote: '"',
  /** Doubled inside a quoted string. */
  doubled: { current: ['"'], old: ['"', '(', ')', '[', ']'] },
  /**
   * The page is silent about blanks. Programs write them, so they are read where they cannot be mistaken, and
   * never printed: spaces before and after a parameter list and around a quoted parameter; spaces, tabs and line
   * ends before, between and after commands.
   */
  blanks: { inCommand: [' '], betweenCommands: [' ', '\t', '\r', '\n'] },
  sources: ['wm-dde-execute#remarks'],
} as const;

/** A command string and the profiles that accept it. */
export interface ExecuteExample {
  readonly text: string;
  readonly accepts: readonly ExecuteProfile[];
  readonly source: string;
  readonly note: string;
}

const page = 'wm-dde-execute#remarks';
const both = executeProfiles;

/** The examples of the page, and strings that its sentences rule out. */
export const executeExamples: readonly ExecuteExample[] = [
  {
    text: '[connect][download(query1,results.txt)][disconnect]',
    accepts: both,
    source: page,
    note: 'three commands, parameters in one of them',
  },
  {
    text: '[query("sales per employee for each district")]',
    accepts: both,
    source: page,
    note: 'a quoted parameter with spaces',
  },
  { text: '[open("sample.xlm")][run("r1c1")]', accepts: both, source: page, note: 'two commands' },
  { text: '[quote_case("This is a "" character")]', accepts: both, source: page, note: 'a doubled quotation mark' },
  {
    text: '[bracket_or_paren_case("()s or []s should be no problem.")]',
    accepts: ['current'],
    source: page,
    note: 'single brackets and parentheses in quotation marks',
  },
  {
    text: '[bracket_or_paren_case("(())s or [[]]s should be no problem.")]',
    accepts: both,
    source: page,
    note: 'the same doubled, as the old rules want it; the current rules read two of each',
  },
  { text: '', accepts: [], source: page, note: 'at least one command' },
  { text: 'connect', accepts: [], source: page, note: 'commands stand in brackets' },
  { text: '[connect', accepts: [], source: page, note: 'the closing bracket is missing' },
  { text: '[]', accepts: [], source: page, note: 'the opcode is missing' },
  { text: '[[connect]]', accepts: [], source: page, note: 'single brackets only' },
  { text: '[open file]', accepts: [], source: page, note: 'an opcode has no spaces' },
  { text: '[open,file]', accepts: [], source: page, note: 'an opcode has no commas' },
  { text: '["open"]', accepts: [], source: page, note: 'an opcode has no quotation marks' },
  { text: '[open(file]', accepts: [], source: page, note: 'the closing parenthesis is missing' },
  { text: '[open(f(x))]', accepts: [], source: page, note: 'a bare parameter has no parentheses' },
  { text: '[open("file)]', accepts: [], source: page, note: 'the closing quotation mark is missing' },
  { text: '[open(file)', accepts: [], source: page, note: 'the closing bracket is missing after the parameters' },
  { text: '[open(file)] close', accepts: [], source: page, note: 'something after the last command' },
];
