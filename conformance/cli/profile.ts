/** What a subject says of itself, read from a JSON file. */
import * as t from 'io-ts';
import { closed, oneOf, parseJson, text, whole } from '../runner/json-file.js';
import type { Action, ClientProfile, Plan } from '../scenarios/client-profile.js';
import type { ServerProfile } from '../scenarios/server-profile.js';
import { readTextInput } from './files.js';
import { orUsageError } from './output.js';

const format = whole(0xffff);
const milliseconds = whole(0x7fffffff);

const item = closed(
  'an item',
  { topic: text, name: text, formats: t.readonlyArray(format) },
  { value: t.string, writable: t.boolean, links: t.readonlyArray(oneOf(['hot', 'warm'])) },
);

const execute = closed(
  'what can be executed',
  { topic: text, accepted: t.readonlyArray(text), refused: t.readonlyArray(text) },
  { quit: text, busy: text, set: text },
);

const serverProfile = closed(
  'a profile of a server',
  { application: text, topics: t.readonlyArray(text), items: t.readonlyArray(item) },
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
  return read(serverProfile as unknown as t.Type<ServerProfile>, path);
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
