/**
 * Command strings: the codec, the normative grammar alone, parsers that peggy and chevrotain make of the same grammar,
 * and a scanner written by hand for nothing else.
 */
import { isRight } from 'fp-ts/lib/Either.js';
import peggy from 'peggy';
import { parseByGrammar } from '../codecs/execute/grammar.js';
import { type ExecuteString, readExecuteString, writeExecuteString } from '../codecs/index.js';
import { scanByHand, writeByHand } from './commands-by-hand.js';
import { parseByChevrotain } from './commands-chevrotain.js';
import { type Contender, type Group, keep } from './compare.js';

/** The grammar of `spec/execute.ts` for the current profile, blanks included. */
const peer = peggy.generate(String.raw`
  string = gap commands:(@command gap)+ { return { commands }; }
  command = "[" opcode:$[^ ,()\[\]"]+ blank parameters:(@list blank)? "]" {
    return { opcode, parameters: parameters ?? undefined };
  }
  list = "(" parameters:parameter|1.., ","| ")" {
    const [only] = parameters;
    return parameters.length === 1 && only.text === "" && !only.quoted ? [] : parameters;
  }
  parameter
    = blank text:quoted blank &[,)] { return { text, quoted: true }; }
    / text:$(quoted / [^,()"])* { return { text, quoted: false }; }
  quoted = '"' text:$([^"] / '""')* '"' { return text.replaceAll('""', '"'); }
  gap = [ \t\r\n]*
  blank = " "*
`);

const samples = ['[open("sample, one.xls")]', '[run("R1C1", fast)]', '[select(R1C1:R9C9)]', '[close]'];

const sourceOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => samples[index % samples.length]).join('');

/** The grammar alone takes quadratic time in the number of commands. */
const LONGEST_BY_GRAMMAR = 100;

const title = (verb: string, count: number): string =>
  `${verb} a string of ${count.toLocaleString('en')} ${count === 1 ? 'command' : 'commands'}`;

const decodeGroup = (count: number): Group => {
  const source = sourceOf(count);
  const grammar: Contender = {
    name: 'the grammar alone',
    run: () => {
      const result = keep(parseByGrammar(source, 'current'));
      return isRight(result) ? result.right : undefined;
    },
  };
  return {
    title: title('decode', count),
    items: 'commands',
    count,
    contenders: [
      {
        name: 'readExecuteString',
        run: () => {
          const result = keep(readExecuteString(source));
          return isRight(result) ? result.right : undefined;
        },
      },
      { name: 'hand-written', run: () => keep(scanByHand(source)) },
      ...(count > LONGEST_BY_GRAMMAR ? [] : [grammar]),
      { name: 'peggy', run: () => keep<unknown>(peer.parse(source)) },
      { name: 'chevrotain', run: () => keep(parseByChevrotain(source)) },
    ],
  };
};

const encodeGroup = (count: number): Group => {
  const value = scanByHand(sourceOf(count)) as ExecuteString;
  return {
    title: title('encode', count),
    items: 'commands',
    count,
    contenders: [
      { name: 'writeExecuteString', run: () => keep(writeExecuteString(value)) },
      { name: 'hand-written', run: () => keep(writeByHand(value)) },
    ],
  };
};

/** One sample command, alone and 10,000 times: what a character costs must not grow with the length. */
const growth: Group = {
  title: 'decode one and the same command, by the character',
  items: 'characters',
  count: 1,
  contenders: [1, 100, 10_000].map((count): Contender => {
    const source = '[open("sample, one.xls")]'.repeat(count);
    return {
      name: `${count.toLocaleString('en')} times`,
      count: source.length,
      run: () => {
        const result = keep(readExecuteString(source));
        // The contenders of a group must give the same value.
        return isRight(result) ? result.right.commands[0] : undefined;
      },
    };
  }) as [Contender, ...Contender[]],
};

const sizes = [1, 100, 10_000];

export const decodeCommands: readonly Group[] = [...sizes.map(decodeGroup), growth, ...sizes.map(encodeGroup)];
