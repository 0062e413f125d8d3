/** Profiles and plans, read from JSON that somebody wrote. */
import { type Either, isLeft, isRight, left } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { atoms, integerAtom } from '../../spec/atoms.js';
import { systemTopic } from '../../spec/system-topic.js';
import { closed, oneOf, parseJson, refined, text, whole } from '../json-file.js';
import type { Action, ClientProfile, Plan } from './client-profile.js';
import type { ServerProfile } from './server-profile.js';

const format = refined(
  'a clipboard format, from 1 to 65535',
  (value): value is number => whole(0xffff).is(value) && value !== 0,
);
const milliseconds = whole(0x7fffffff);

/** What a name must be. */
export const nameRule = `a name of 1 to ${atoms.maxNameBytes} bytes, without NUL, and not the # and digits of an integer atom`;

/** A name that an atom can hold: no name but these ever reaches the other side as it was meant. */
const name: t.Type<string> = refined(nameRule, isName);

/** Whether an atom can hold the name. */
export function isName(value: unknown): value is string {
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

/** What is wrong with a text, one sentence each. */
export type Faults = readonly string[];

/** The profile of a server. */
export function parseServerProfile(source: string): Either<Faults, ServerProfile> {
  const parsed = parseJson(serverProfile as unknown as t.Type<ServerProfile>, source);
  if (isLeft(parsed)) return parsed;
  const profile = parsed.right;
  const topics = [...profile.topics, systemTopic.name].map((topic) => topic.toUpperCase());
  const used = [...profile.items.map(({ topic }) => topic), ...(profile.execute ? [profile.execute.topic] : [])];
  const stray = used.find((topic) => !topics.includes(topic.toUpperCase()));
  return stray === undefined ? parsed : left([`${JSON.stringify(stray)} is none of its topics`]);
}

/** The profile of a client. */
export function parseClientProfile(source: string): Either<Faults, ClientProfile> {
  return parseJson(clientProfile as unknown as t.Type<ClientProfile>, source);
}

/** What a client is to do. */
export function parsePlan(source: string): Either<Faults, Plan> {
  return parseJson(t.readonlyArray(action) as t.Type<Plan>, source);
}
