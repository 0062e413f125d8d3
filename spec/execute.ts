/**
 * The syntax of command strings, as data, in the four dialects that servers speak. `codecs/execute` holds the grammar
 * itself and the scanner; both read their character sets from here. Each dialect fills in the same frame:
 *
 * ```
 * string    = command { command }
 * command   = "[" opcode [ "(" [ parameter { "," parameter } ] ")" ] "]"
 * opcode    = one or more characters of its set
 * parameter = quoted | bare, or any sequence of both (`mixed`)
 * quoted    = '"' { any character; some doubled, or behind the escape character } '"'
 * bare      = { a character of its set, or any behind the escape character }
 * ```
 */

/**
 * A dialect of command strings.
 *
 * - `current`: the page of WM_DDE_EXECUTE; inside quotes a quotation mark is doubled, brackets and parentheses are free.
 * - `old`: the rules that the page calls old; brackets and parentheses are doubled too.
 * - `msdn`: the article "DDE Execute Strings"; a backslash takes the meaning from the character after it.
 * - `progman`: Wine's Program Manager, as measured; spaces around every token, and no escapes at all.
 *
 * A server should parse the first two. A string may be well-formed under several and differ in value.
 */
export type ExecuteProfile = 'current' | 'old' | 'msdn' | 'progman';

/** The profiles, the one to write first. */
export const executeProfiles = ['current', 'old', 'msdn', 'progman'] as const satisfies readonly ExecuteProfile[];

/** A set of characters: all but some, or some only. */
export type ExecuteChars = { readonly except: string } | { readonly only: string; readonly nonAscii: boolean };

/** How one dialect fills in the frame. */
export interface ExecuteProfileSyntax {
  readonly opcode: ExecuteChars;
  readonly bare: ExecuteChars;
  /** A bare parameter may hold a quotation mark, but not begin with one. */
  readonly bareQuote: boolean;
  /** Quoted and bare pieces may stand in one parameter, which is then kept as it stands. */
  readonly mixed: boolean;
  /** The characters that are doubled inside a quoted string. */
  readonly doubled: readonly string[];
  /** Takes the special meaning from the character after it, inside quotes and outside. */
  readonly escape: string | null;
  /** What `()` is: a list without parameters, or one parameter without characters. */
  readonly emptyList: 'none' | 'one';
  /** Characters that are read where they cannot be mistaken, and never printed. */
  readonly blanks: {
    readonly beforeOpcode: readonly string[];
    /** After the opcode, after the list, and around a quoted parameter. */
    readonly inCommand: readonly string[];
    /** Around a bare parameter. */
    readonly aroundBare: readonly string[];
    /** Before, between and after commands. */
    readonly betweenCommands: readonly string[];
  };
  /** What becomes of anything but a command after a command. */
  readonly rest: 'refused' | 'ignored';
  readonly sources: readonly string[];
}

const page = 'wm-dde-execute#remarks';
const syntax = 'ddeexec-article#syntax';
const special = 'ddeexec-article#special-characters';
const wine = 'wine-8.0';
const fileNameChars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%^&-_{}~';

/**
 * The two forms of the page, which is silent about blanks. Programs write them, so they are read where they cannot be
 * mistaken.
 */
const ofPage = {
  opcode: { except: ' ,()[]"' },
  bare: { except: ',()"' },
  bareQuote: false,
  mixed: true,
  escape: null,
  emptyList: 'none',
  blanks: { beforeOpcode: [], inCommand: [' '], aroundBare: [], betweenCommands: [' ', '\t', '\r', '\n'] },
  rest: 'refused',
  sources: [page],
} as const;

/**
 * The characters that the grammar of command strings sets apart, by profile.
 *
 * @example
 * ```ts
 * import { executeSyntax } from 'dde-spec/spec';
 * executeSyntax.profiles.old.doubled; // ['"', '(', ')', '[', ']']
 * executeSyntax.profiles.msdn.escape; // '\\'
 * ```
 */
export const executeSyntax: {
  readonly quote: '"';
  readonly profiles: Readonly<Record<ExecuteProfile, ExecuteProfileSyntax>>;
  readonly sources: readonly string[];
} = {
  /** Begins and ends a quoted string. */
  quote: '"',
  profiles: {
    current: { ...ofPage, doubled: ['"'] },
    old: { ...ofPage, doubled: ['"', '(', ')', '[', ']'] },
    msdn: {
      opcode: { only: fileNameChars, nonAscii: false },
      bare: { only: `${fileNameChars}.`, nonAscii: true },
      bareQuote: false,
      mixed: false,
      doubled: ['"'],
      escape: '\\',
      emptyList: 'one',
      blanks: { beforeOpcode: [], inCommand: [], aroundBare: [], betweenCommands: [] },
      rest: 'refused',
      sources: [syntax, special],
    },
    progman: {
      opcode: { except: ' ,()[]"' },
      bare: { except: ',()[]' },
      bareQuote: true,
      mixed: false,
      doubled: [],
      escape: null,
      emptyList: 'none',
      blanks: { beforeOpcode: [' '], inCommand: [' '], aroundBare: [' '], betweenCommands: [' '] },
      rest: 'ignored',
      sources: [wine],
    },
  },
  sources: [page, syntax, special, wine],
};

/** A command string and the profiles that accept it. */
export interface ExecuteExample {
  readonly text: string;
  readonly accepts: readonly ExecuteProfile[];
  readonly source: string;
  readonly note: string;
}

const all = executeProfiles;
const none: readonly ExecuteProfile[] = [];

const example = (source: string, accepts: readonly ExecuteProfile[], text: string, note: string): ExecuteExample => ({
  text,
  accepts,
  source,
  note,
});

const fromPage = [
  example(
    page,
    all,
    '[connect][download(query1,results.txt)][disconnect]',
    'three commands, parameters in one of them',
  ),
  example(page, all, '[query("sales per employee for each district")]', 'a quoted parameter with spaces'),
  example(page, all, '[open("sample.xlm")][run("r1c1")]', 'two commands'),
  example(page, ['current', 'old', 'msdn'], '[quote_case("This is a "" character")]', 'a doubled quotation mark'),
  example(
    page,
    ['current', 'msdn', 'progman'],
    '[bracket_or_paren_case("()s or []s should be no problem.")]',
    'single brackets and parentheses in quotation marks',
  ),
  example(
    page,
    all,
    '[bracket_or_paren_case("(())s or [[]]s should be no problem.")]',
    'the same doubled, as the old rules want it; all others read two of each',
  ),
  example(page, none, '', 'at least one command'),
  example(page, none, 'connect', 'commands stand in brackets'),
  example(page, none, '[connect', 'the closing bracket is missing'),
  example(page, none, '[]', 'the opcode is missing'),
  example(page, none, '[[connect]]', 'single brackets only'),
  example(page, none, '[open file]', 'an opcode has no spaces'),
  example(page, none, '[open,file]', 'an opcode has no commas'),
  example(page, none, '["open"]', 'an opcode has no quotation marks'),
  example(page, none, '[open(file]', 'the closing parenthesis is missing'),
  example(page, none, '[open(f(x))]', 'a bare parameter has no parentheses'),
  example(page, none, '[open("file)]', 'the closing quotation mark is missing'),
  example(page, none, '[open(file)', 'the closing bracket is missing after the parameters'),
  example(page, ['progman'], '[open(file)] close', 'something after the last command'),
];

const fromArticle = [
  example(syntax, all, '[pen(red)]', 'a bare argument'),
  example(syntax, all, '[pen("red")]', 'a quoted argument'),
  example(syntax, all, '[text(5,8,"Hi there Herman!")]', 'bare and quoted arguments'),
  example(syntax, all, '[Erase()]', 'empty parentheses'),
  example(syntax, all, '[Erase]', 'no parentheses'),
  example(syntax, all, '[ThreeArgCommand("arg 1",,"arg 3")]', 'an argument that is left out'),
  example(syntax, all, '[Select(all)][Copy]', 'two commands'),
  example(
    special,
    ['current', 'old', 'msdn'],
    '[say("""Woof"", said the big dog.")]',
    'the pairs of the second table, as an argument',
  ),
  example(
    special,
    ['current', 'old', 'msdn'],
    '[say("\\"Woof\\", said the big dog.")]',
    'the escapes of the second table, as an argument; by the page three pieces',
  ),
  example(syntax, all, '[Result(OpenResults)][Open(bogus.dat)]', 'a dot in a bare argument'),
  example(syntax, none, '[pen(]', 'the example of the article of what a server refuses'),
];

/** What the Program Manager of Wine 8.0 answered, and what the others hold of it. Only opcodes that it knows. */
const measured = [
  example(wine, ['progman'], '[ CreateGroup(A)]', 'a space before the opcode'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup (A)]', 'a space after the opcode'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup( A)]', 'a space before a bare parameter'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(A )]', 'a space after a bare parameter'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup( "A" )]', 'spaces around a quoted parameter'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(A) ]', 'a space after the list'),
  example(wine, ['current', 'old', 'progman'], ' [CreateGroup(A)]', 'a space before the first bracket'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(A)] ', 'a space after the last bracket'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(A)] [CreateGroup(B)]', 'a space between commands'),
  example(
    wine,
    ['current', 'old', 'progman'],
    '[CreateGroup(A)]\r\n[CreateGroup(B)]',
    'a line end between commands; the Program Manager ignores all after it',
  ),
  example(wine, ['current', 'old'], '\r\n[CreateGroup(A)]', 'a line end before the first command'),
  example(wine, ['current', 'old'], '\t[CreateGroup(A)]', 'a tab before the first command'),
  example(wine, ['current', 'old'], '[CreateGroup("A"\t)]', 'a tab after a quoted parameter'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(\tA)]', 'a tab in a bare parameter, of which it is part'),
  example(wine, ['current', 'old', 'progman'], '[CreateGroup(A B)]', 'a space inside a bare parameter'),
  example(wine, ['current', 'old', 'msdn'], '[CreateGroup("A""B")]', 'a doubled quotation mark'),
  example(wine, ['current', 'old'], '[CreateGroup("A"B)]', 'a bare piece after a quoted one'),
  example(
    wine,
    ['current', 'old', 'progman'],
    '[CreateGroup(A"B")]',
    'a quoted piece after a bare one; to the Program Manager the marks are characters',
  ),
  example(wine, ['progman'], '[CreateGroup(A"B)]', 'a quotation mark inside a bare parameter'),
  example(wine, ['current'], '[CreateGroup(A"b)c"d)]', 'a parenthesis in a quoted piece'),
  example(wine, ['current', 'msdn', 'progman'], '[CreateGroup("A]")]', 'a single bracket in quotation marks'),
  example(wine, ['msdn'], '[CreateGroup("A\\"B")]', 'a backslash before a quotation mark'),
  example(wine, all, '[CreateGroup(A\\\\B)]', 'two backslashes; one is meant by the article'),
  example(wine, none, '[CreateGroup(A', 'cut off in a parameter'),
  example(wine, all, '[CreateGroup("")]', 'a quoted parameter without characters'),
  example(wine, all, '[CreateGroup(,)]', 'two bare parameters without characters'),
  example(wine, all, '[CreateGroup(A,)]', 'a bare parameter without characters at the end'),
  example(
    wine,
    ['current', 'old'],
    '[CreateGroup( )]',
    'a parameter of spaces alone; the Program Manager answers nothing, now and later',
  ),
  example(wine, all, '[ExitProgman()]', 'empty parentheses of a command that needs no parameter'),
  example(wine, ['current', 'old', 'progman'], '[ExitProgman ]', 'a space between opcode and bracket'),
  example(wine, ['current', 'old'], '[CreateGroup(A[B)]', 'an opening bracket in a bare parameter'),
  example(wine, ['current', 'old'], '[CreateGroup(A]B)]', 'a closing bracket in a bare parameter'),
  example(wine, ['progman'], '[CreateGroup(A)]]', 'one closing bracket too many'),
  example(wine, none, '[CreateGroup(A)][', 'a command begins and does not end'),
  example(wine, ['progman'], '[CreateGroup(A)],[CreateGroup(B)]', 'a comma between commands'),
  example(wine, none, '["CreateGroup"(A)]', 'a quoted opcode'),
  example(wine, none, '[CreateGroup(A);]', 'a semicolon after the list'),
  example(wine, none, '[CreateGroup "A"]', 'a parameter without parentheses'),
  example(wine, none, '[CreateGroup((A))]', 'doubled parentheses around a bare parameter'),
  example(wine, none, '[CreateGroup(A)(B)]', 'two lists'),
  example(wine, none, '[ ]', 'a space for an opcode'),
];

/**
 * The examples of the page and of the article, strings that their sentences rule out, and strings that were sent to
 * the Program Manager.
 *
 * @example
 * ```ts
 * import { executeExamples } from 'dde-spec/spec';
 * executeExamples.filter(({ accepts }) => accepts.length === 1).length; // 7
 * ```
 */
export const executeExamples: readonly ExecuteExample[] = [...fromPage, ...fromArticle, ...measured];
