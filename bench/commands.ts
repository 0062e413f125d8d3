/** Command strings: the codec, the normative grammar alone, and a parser that peggy makes of the same grammar. */
import { isRight } from 'fp-ts/lib/Either.js';
import peggy from 'peggy';
import { parseByGrammar } from '../codecs/execute/grammar.js';
import { decodeExecute } from '../codecs/index.js';
import { type Group, keep } from './compare.js';

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

/** The grammar alone takes quadratic time in the number of commands. */
const LONGEST_BY_GRAMMAR = 100;

const group = (count: number): Group => {
  const source = Array.from({ length: count }, (_, index) => samples[index % samples.length]).join('');
  return {
    title: `decode a string of ${count} ${count === 1 ? 'command' : 'commands'}`,
    items: 'commands',
    count,
    contenders: [
      {
        name: 'decodeExecute',
        run: () => {
          const result = keep(decodeExecute(source));
          return isRight(result) ? result.right : undefined;
        },
      },
      ...(count > LONGEST_BY_GRAMMAR
        ? []
        : [
            {
              name: 'the grammar alone',
              run: () => {
                const result = keep(parseByGrammar(source, 'current'));
                return isRight(result) ? result.right : undefined;
              },
            },
          ]),
      { name: 'peggy', run: () => keep<unknown>(peer.parse(source)) },
    ],
  };
};

export const decodeCommands: readonly Group[] = [1, 100, 10_000].map(group);
