/** The grammar of command strings as a chevrotain parser with embedded actions: one that works without a scanner of its own. */
import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import type { ExecuteCommand, ExecuteParameter, ExecuteString } from '../codecs/index.js';

const Open = createToken({ name: 'Open', pattern: '[' });
const Close = createToken({ name: 'Close', pattern: ']' });
const OpenList = createToken({ name: 'OpenList', pattern: '(' });
const CloseList = createToken({ name: 'CloseList', pattern: ')' });
const Comma = createToken({ name: 'Comma', pattern: ',' });
const Spaces = createToken({ name: 'Spaces', pattern: / +/ });
const Breaks = createToken({ name: 'Breaks', pattern: /[\t\r\n]+/, line_breaks: true });
const Quoted = createToken({ name: 'Quoted', pattern: /"(?:[^"]|"")*"/, line_breaks: true });
const Text = createToken({ name: 'Text', pattern: /[^ ,()[\]"\t\r\n]+/ });
const tokens = [Text, Open, Close, OpenList, CloseList, Comma, Spaces, Quoted, Breaks];

const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset' });

class Parser extends EmbeddedActionsParser {
  readonly string = this.RULE('string', (): ExecuteString => {
    const commands: ExecuteCommand[] = [];
    this.SUBRULE(this.gap);
    this.AT_LEAST_ONE(() => {
      commands.push(this.SUBRULE(this.command));
      this.SUBRULE1(this.gap);
    });
    return { commands };
  });

  readonly gap = this.RULE('gap', () => {
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Spaces) }, { ALT: () => this.CONSUME(Breaks) }]);
    });
  });

  readonly command = this.RULE('command', (): ExecuteCommand => {
    let opcode = '';
    let parameters: readonly ExecuteParameter[] | undefined;
    this.CONSUME(Open);
    this.AT_LEAST_ONE(() => {
      opcode += this.OR([{ ALT: () => this.CONSUME(Text).image }, { ALT: () => this.CONSUME(Breaks).image }]);
    });
    this.OPTION(() => this.CONSUME(Spaces));
    this.OPTION1(() => {
      parameters = this.SUBRULE(this.list);
      this.OPTION2(() => this.CONSUME1(Spaces));
    });
    this.CONSUME(Close);
    return { opcode, parameters };
  });

  readonly list = this.RULE('list', (): readonly ExecuteParameter[] => {
    const parameters: ExecuteParameter[] = [];
    this.CONSUME(OpenList);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
    this.CONSUME(CloseList);
    const [only] = parameters;
    return parameters.length === 1 && only?.text === '' && !only.quoted ? [] : parameters;
  });

  readonly parameter = this.RULE('parameter', (): ExecuteParameter => {
    let text = '';
    let quoted = '';
    let solid = 0;
    this.MANY(() => {
      const piece = this.OR([
        { ALT: () => this.CONSUME(Text) },
        { ALT: () => this.CONSUME(Quoted) },
        { ALT: () => this.CONSUME(Spaces) },
        { ALT: () => this.CONSUME(Breaks) },
        { ALT: () => this.CONSUME(Open) },
        { ALT: () => this.CONSUME(Close) },
      ]);
      text += piece.image;
      if (piece.tokenType !== Spaces) solid++;
      if (piece.tokenType === Quoted) quoted = piece.image;
    });
    return solid === 1 && quoted !== ''
      ? { text: quoted.slice(1, -1).replaceAll('""', '"'), quoted: true }
      : { text, quoted: false };
  });

  constructor() {
    super(tokens, { recoveryEnabled: false });
    this.performSelfAnalysis();
  }
}

const parser = new Parser();

/** `undefined`: not well-formed. */
export const parseByChevrotain = (source: string): ExecuteString | undefined => {
  const lexed = lexer.tokenize(source);
  parser.input = lexed.tokens;
  const value = parser.string();
  return lexed.errors.length === 0 && parser.errors.length === 0 ? value : undefined;
};
