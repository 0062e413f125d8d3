/** What a subject says of itself, read from a JSON file. */
import { isRight } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { atoms, integerAtom } from '../../spec/atoms.js';
import { systemTopic } from '../../spec/system-topic.js';
import { closed, oneOf, parseJson, refined, text, whole } from '../runner/json-file.js';
import type { Action, ClientProfile, Plan } from '../scenarios/client-profile.js';
import type { ServerProfile } from '../scenarios/server-profile.js';
import { readTextInput } from './files.js';
import { orUsageError } from './output.js';
import { UsageError } from './usage-error.js';

const format = refined(
  'a clipboard format, from 1 to 65535',
  (value): value is number => whole(0xffff).is(value) && value !== 0,
);
const milliseconds = whole(0x7fffffff);

/** A name that an atom can hold: no name but these ever reaches the other side as it was meant. */
const name: t.Type<string> = refined(
  `a name of 1 to ${atoms.maxNameBytes} bytes, without NUL, and not the # and digits of an integer atom`,
  isName,
);

function isName(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > atoms.maxNameBytes || value.includes('\0'))
    return false;
  return new TextEncoder().encode(value).length <= atoms.maxNameBytes && integerAtom(value) === undefined;
}

/** A list that has something in it. */
function filled<A>(what: string, element: t.Type<A>): t.Type<readonly A[]> {
  const list = t.readonlyArray(element);
  return new t.Type<readonly A[]>(
    what,
    (value): value is readonly A[] => list.is(value) && value.length > 0,
    (input, context) => {
      const result = list.validate(input, context);
      return isRight(result) && result.right.length === 0 ? t.failure(input, context) : result;
    },
    t.identity,
  );
}

const item = closed(
  'an item',
  { topic: name, name, formats: filled('a list of formats that is not empty', format) },
  { value: t.string, writable: t.boolean, lent: t.boolean, links: t.readonlyArray(oneOf(['hot', 'warm'])) },
);

const execute = closed(
  'what can be executed',
  { topic: name, accepted: t.readonlyArray(text), refused: t.readonlyArray(text) },
  { quit: text, busy: text, set: text },
);

const serverProfile = closed(
  'a profile of a server',
  { application: name, topics: filled('a list of topics that is not empty', name), items: t.readonlyArray(item) },
  { system: t.boolean, execute, unicode: t.boolean },
);

const actionNames = [
  'initiate',
  'request',
  'poke',
  'execute',
  'advise',
  'unadvise',
  'wait',
  'terminate',
] as const satisfies readonly Action['do'][];

const clientProfile = closed(
  'a profile of a client',
  { actions: t.readonlyArray(oneOf(actionNames)), timeout: milliseconds },
  { stepsDown: t.boolean, unicode: t.boolean },
);

const nullable = t.union([t.string, t.null]);
const fields: Readonly<Record<Action['do'], t.Props>> = {
  initiate: { application: nullable, topic: nullable },
  request: { item: t.string, formats: t.readonlyArray(format) },
  poke: { item: t.string, format, value: t.string, release: t.boolean },
  execute: { command: t.string },
  advise: { item: t.string, format, warm: t.boolean, ackRequested: t.boolean },
  unadvise: { item: nullable, format },
  wait: { milliseconds },
  terminate: {},
};

/** Decides by `do` which fields an action has, so that an error names the field and not every kind of action. */
const action = new t.Type<Action>(
  'an action',
  (_value): _value is Action => false,
  (input, context) => {
    const named = t.type({ do: oneOf(actionNames) }).validate(input, context);
    if (named._tag === 'Left') return named;
    const kind = named.right.do;
    const whole = closed(`the action ${kind}`, { do: t.literal(kind), ...fields[kind] }, {});
    return whole.validate(input, context) as t.Validation<Action>;
  },
  t.identity,
);

/** Reads the profile of a server; `-` is standard input. */
export async function readServerProfile(path: string): Promise<ServerProfile> {
  const profile = await read(serverProfile as unknown as t.Type<ServerProfile>, path);
  const topics = [...profile.topics, systemTopic.name].map((topic) => topic.toUpperCase());
  const used = [...profile.items.map(({ topic }) => topic), ...(profile.execute ? [profile.execute.topic] : [])];
  const stray = used.find((topic) => !topics.includes(topic.toUpperCase()));
  if (stray !== undefined) throw new UsageError(`${path}: ${JSON.stringify(stray)} is none of its topics`);
  return profile;
}

/** Refuses a name of the command line that no atom can hold. */
export function requireNames(option: string, names: readonly string[]): void {
  const wrong = names.find((candidate): boolean => !isName(candidate));
  if (wrong !== undefined)
    throw new UsageError(`${option}: expected ${name.name}, found ${JSON.stringify(wrong.slice(0, 60))}`);
}

/** Reads the profile of a client. */
export async function readClientProfile(path: string): Promise<ClientProfile> {
  return read(clientProfile as unknown as t.Type<ClientProfile>, path);
}

/** A plan from the command line or the environment. */
export function parsePlan(source: string): Plan {
  return orUsageError(parseJson(t.readonlyArray(action) as t.Type<Plan>, source), (errors) =>
    ['the plan is wrong:', ...errors.map((error) => `  ${error}`)].join('\n'),
  );
}

async function read<A>(type: t.Type<A>, path: string): Promise<A> {
  return orUsageError(parseJson(type, await readTextInput(path)), (errors) =>
    [`${path} is not ${type.name}:`, ...errors.map((error) => `  ${error}`)].join('\n'),
  );
}
