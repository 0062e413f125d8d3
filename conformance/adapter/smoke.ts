/**
 * Whether an adapter is a good adapter, apart from what it reads and writes: a mistake in the plumbing looks like a
 * hundred mistakes in the codec otherwise.
 */
import { isLeft } from 'fp-ts/lib/Either.js';
import { codePages as knownPages } from '../../codecs/index.js';
import { executeProfiles, formatSpecs } from '../../spec/index.js';
import type { CommandLine } from '../program/program.js';
import { loadLayouts, loadVectors } from '../vectors/load.js';
import type { AdapterEvent, AdapterProcess } from './adapter-process.js';
import { greet, sayBye } from './handshake.js';
import { type Answer, type Ask, type Capabilities, own, readAnswer, shortJson } from './protocol.js';
import { ANSWER_TIME, BYE_TIME } from './session.js';

/** What came of one trial. */
export interface Trial {
  readonly name: string;
  /** What is wrong, in a sentence; `undefined`: nothing. */
  readonly problem?: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** What an adapter is asked apart from the vectors. */
export interface SmokeOptions {
  /** How long an answer is awaited, in milliseconds. */
  readonly timeout?: number;
}

/** An adapter declares this many bytes at least; a clipboard may hold more. */
const LARGE = 512 * 1024;

/** How many names that nobody knows are told. */
const MOST_STRANGERS = 10;

class Broken extends Error {
  override readonly name = 'Broken';
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/**
 * Tries an adapter. After a handshake that fails nothing else is tried.
 *
 * @example
 * ```ts
 * import { smokeAdapter } from 'dde-spec/conformance/node';
 * const [start] = await smokeAdapter(['no-such-program']);
 * start?.problem?.startsWith('the adapter could not be started'); // true
 * ```
 */
export async function smokeAdapter(command: CommandLine, options: SmokeOptions = {}): Promise<readonly Trial[]> {
  const timeout = options.timeout ?? ANSWER_TIME;
  const greeting = await greet(command, timeout);
  const first = 'starts and answers hello';
  if (greeting.kind !== 'ready') {
    const said = greeting.said === '' ? '' : `; it said: ${greeting.said}`;
    const advice =
      'answer the line {"id":1,"op":"hello","protocol":1} with one line, and flush it: nothing else may stand on ' +
      'standard output';
    return [{ name: first, problem: `the adapter ${greeting.what}${said}`, advice }];
  }
  const { capabilities, process } = greeting;
  const bye = await sayBye(process, BYE_TIME);
  const trials: Trial[] = [
    { name: first },
    ...(capabilities.formats.size + capabilities.structures.length + capabilities.lparam.length > 0
      ? []
      : [
          {
            name: 'declares something',
            problem: 'its hello names no format, no structure and no platform of lParams',
            advice: 'name what it can: "formats": {"DDEACK": ["decode"]}',
          },
        ]),
    declared(capabilities),
    bye === undefined
      ? { name: 'ends after bye' }
      : {
          name: 'ends after bye',
          problem: `the adapter ${bye.what}`,
          advice: 'end with exit code 0 on the line {"op":"bye"}, and at the end of standard input',
        },
  ];
  for (const [name, trial] of plan(capabilities)) trials.push(await attempt(name, trial, command, timeout));
  return trials;
}

/** Whether its names are those of something: what is misspelt would never be asked for. */
function declared({ formats, structures, codePages, profiles }: Capabilities): Trial {
  const name = 'declares what there is';
  const missing = (kind: string, names: Iterable<string>, known: (name: string) => boolean) =>
    [...names].filter((each) => !known(each)).map((each) => `${kind} ${shortJson(each)}`);
  const files = loadVectors();
  const ofFormats = formatSpecs.flatMap((format) => format.layouts.map((layout) => layout.name));
  const layouts = new Set([...loadLayouts().map(({ structure }) => structure), ...ofFormats]);
  const strangers = [
    ...missing('format', formats.keys(), (each) => files.some(({ format }) => format === each)),
    ...missing('structure', structures, (each) => layouts.has(each)),
    ...missing('code page', codePages ?? [], (each) => knownPages.some(({ name }) => name === each)),
    ...missing('profile', profiles ?? [], (each) => executeProfiles.some((profile) => profile === each)),
  ];
  if (strangers.length === 0) return { name };
  const more = strangers.length > MOST_STRANGERS ? ` and ${strangers.length - MOST_STRANGERS} more` : '';
  return {
    name,
    problem: `its hello names what there is none of: ${strangers.slice(0, MOST_STRANGERS).join(', ')}${more}`,
    advice: 'spell names as "dde-spec formats", "dde-spec decode --help" and the vectors do; case matters',
  };
}

type Tried = (ask: Asking, timeout: number) => Promise<void>;

/** Each trial has a process of its own, so that one that dies spoils no other. */
async function attempt(name: string, tried: Tried, command: CommandLine, timeout: number): Promise<Trial> {
  const greeting = await greet(command, timeout);
  if (greeting.kind !== 'ready')
    return { name, problem: `the adapter ${greeting.what}`, advice: 'it answered hello before: find out what differs' };
  try {
    await tried(new Asking(greeting.process, timeout), timeout);
    return { name };
  } catch (error) {
    if (error instanceof Broken) return { name, problem: error.message, advice: error.advice };
    throw error;
  } finally {
    await greeting.process.kill();
  }
}

const LIVE = 'answer every line, whatever is in it, and go on: "unsupported" with a reason, or "error" with a text';

class Asking {
  #id = 1;

  constructor(
    readonly process: AdapterProcess,
    readonly timeout: number,
  ) {}

  send(ask: Ask): number {
    this.process.send({ id: ++this.#id, ...ask });
    return this.#id;
  }

  async receive(): Promise<{ readonly id: number; readonly answer: Answer }> {
    const event: AdapterEvent = await this.process.next(this.timeout);
    switch (event.kind) {
      case 'silence':
        throw new Broken(
          `the adapter did not answer within ${this.timeout} ms`,
          `flush every answer, or allow more time with --timeout; ${LIVE}`,
        );
      case 'end':
        throw new Broken(`the adapter ${event.how}`, LIVE);
      case 'mistake':
        throw new Broken(`the adapter ${event.what}`, 'write lines of UTF-8 JSON to standard output, and nothing else');
      case 'line':
    }
    const read = readAnswer(event.line);
    if (isLeft(read))
      throw new Broken(
        `the adapter ${read.left}: ${shortJson(event.line)}`,
        'answer {"id": N, "ok": ...}, or "refused": {...}, "unsupported": "...", "error": "..." in place of "ok"',
      );
    return read.right;
  }

  async ask(ask: Ask): Promise<Answer> {
    const id = this.send(ask);
    const { id: answered, answer } = await this.receive();
    if (answered !== id)
      throw new Broken(`request ${id} was answered with id ${answered}`, 'send back the id of the request');
    return answer;
  }
}

function plan({ formats, platforms, pipeline }: Capabilities): readonly (readonly [name: string, tried: Tried])[] {
  const decoding = [...formats].filter(([, ops]) => ops.includes('decode')).map(([name]) => name);
  const both = [...formats].filter(([, ops]) => ops.length > 1).map(([name]) => name);
  const [format = 'CF_TEXT'] = decoding;
  const platform = platforms[0] ?? 'win64';
  const decode = (bytes: string, of = format): Ask => ({ op: 'decode', format: of, platform, bytes });
  return [
    [
      'lives through an op that there is none of',
      async (asking) => {
        const { kind } = await asking.ask({ op: 'no such op' });
        if (kind === 'ok') throw new Broken('it said ok to an op that there is none of', LIVE);
        await asking.ask(decode(''));
      },
    ],
    [
      'lives through a format that there is none of',
      async (asking) => {
        const { kind } = await asking.ask(decode('00', 'no such format'));
        if (kind === 'ok') throw new Broken('it read a format that there is none of', LIVE);
        await asking.ask(decode(''));
      },
    ],
    [
      'lives through bytes with an odd number of digits',
      async (asking) => {
        const { kind } = await asking.ask(decode('000'));
        if (kind === 'ok') throw new Broken('it read three digits as bytes', 'two digits are one byte: answer "error"');
        await asking.ask(decode(''));
      },
    ],
    [
      'takes a line of 1 MiB',
      async (asking) => {
        await asking.ask(decode('41'.repeat(LARGE)));
        await asking.ask(decode(''));
      },
    ],
    [
      'answers as many requests at once as it declares',
      async (asking) => {
        const open = new Set(Array.from({ length: pipeline }, () => asking.send(decode('00000000'))));
        while (open.size > 0) {
          const { id } = await asking.receive();
          if (!open.delete(id))
            throw new Broken(`it answered ${id}, which was answered or never asked`, 'answer every request once');
        }
      },
    ],
    [
      'takes its own values back',
      async (asking) => {
        for (const name of both) {
          for (const bytes of ['', '00', '00000000', '0080010041004200']) {
            const read = await asking.ask(decode(bytes, name));
            if (read.kind !== 'ok') continue;
            const wrong = badForm(read.value);
            if (wrong !== undefined)
              throw new Broken(`${name}: ${wrong}`, 'see the forms of values in conformance/vectors/README.md');
            const written = await asking.ask({ op: 'encode', format: name, platform, value: read.value });
            if (written.kind !== 'ok') continue;
            const digits = typeof written.value === 'object' && written.value !== null ? written.value : {};
            const found = own(digits as Readonly<Record<string, unknown>>, 'bytes');
            if (typeof found !== 'string' || !/^(?:[0-9A-Fa-f]{2}| )*$/.test(found))
              throw new Broken(`${name}: encode answered ${shortJson(written.value)}`, 'answer {"bytes": "00A0"}');
          }
        }
      },
    ],
  ];
}

/** What is wrong with the form of a value; looks into it no deeper than values go. */
function badForm(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > 64) return 'a value is nested more than 64 times';
  const entries = Object.entries(value);
  const [[tag, content] = ['', undefined]] = entries;
  if (tag.startsWith('$')) {
    const forms: Readonly<Record<string, RegExp>> = {
      $bytes: /^(?:[0-9A-Fa-f]{2}| )*$/,
      $int: /^-?[0-9]+$/,
      $float: /^(?:NaN|-?Infinity|-0)$/,
    };
    const good =
      entries.length === 1 && typeof content === 'string' && Object.hasOwn(forms, tag) && forms[tag]?.test(content);
    return good === true ? undefined : `${shortJson(value)} has no form of a value`;
  }
  for (const [, member] of entries) {
    const wrong = badForm(member, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
