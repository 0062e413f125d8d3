/** Checks of the functions that pack lParams, of an adapter that offers them. */
import { type Halves, type LParamVector, loadLParamVectors } from '../vectors/lparam.js';
import { type CheckFinding, type CodecCheck, type CodecScenario, kept, unexpectedAnswer } from './check.js';
import { type LParamCall, type LParamReply, lparamStory } from './lparam-story.js';
import { type Answer, type Ask, own, readNumber, shortJson } from './protocol.js';

/** The scenario of the packing functions. */
export function lparamScenario(): CodecScenario {
  const vectors = loadLParamVectors();
  return {
    role: 'codec',
    id: 'codec.lparam',
    title: 'The functions that pack lParams',
    story: 'Packs, unpacks, reuses and frees the lParams of every message, and looks whether blocks are gone.',
    rules: [...new Set(vectors.map(({ rule }) => rule))],
    checks: vectors.map(checkOf),
  };
}

function checkOf(vector: LParamVector): CodecCheck {
  return {
    id: vector.id,
    rule: vector.rule,
    // What the pages leave open binds nobody.
    ...(vector.grade === 'observed' ? { advisory: true } : {}),
    alone: true,
    platforms: ['win32', 'win64'],
    *run(platform, capabilities): Generator<Ask, CheckFinding, Answer> {
      if (!capabilities.lparam.includes(platform))
        return { kind: 'unsupported', why: 'the adapter does not declare that it packs lParams' };
      if (platform === 'win32' && !fitsInto32(vector))
        return { kind: 'unsupported', why: 'a value is wider than 32 bits' };
      const story = lparamStory(vector);
      let step = story.next();
      while (step.done !== true) {
        const call = step.value;
        const answer = yield { ...call, op: call.op, platform, ...writeNumbers(call) };
        const reply = replyOf(call, answer);
        if ('kind' in reply) return reply;
        step = story.next(reply.value);
      }
      if (step.value.length === 0) return kept;
      return { kind: 'broken', expected: 'what the vector says', found: step.value.join('; ') };
    },
  };
}

function fitsInto32(vector: LParamVector): boolean {
  const values = 'lParam' in vector ? [vector.lParam] : [vector.lo, vector.hi];
  return values.every((value) => value < 1n << 32n);
}

function writeNumbers(call: LParamCall): Readonly<Record<string, { readonly $int: string }>> {
  const big = Object.entries(call).flatMap(([name, value]) =>
    typeof value === 'bigint' ? [[name, { $int: String(value) }] as const] : [],
  );
  return Object.fromEntries(big);
}

/** What an answer says to the call, or why it says nothing. */
function replyOf({ op }: LParamCall, answer: Answer): CheckFinding | { readonly value: LParamReply } {
  if (answer.kind === 'refused' && op === 'unpack') return { value: undefined };
  if (answer.kind === 'refused' && op === 'free') return { value: false };
  if (answer.kind !== 'ok') return unexpectedAnswer(`an answer to ${op}`, answer);
  const value: Readonly<Record<string, unknown>> =
    typeof answer.value === 'object' && answer.value !== null ? (answer.value as Record<string, unknown>) : {};
  const wrong: CheckFinding = {
    kind: 'broken',
    expected: `a good answer to ${op}`,
    found: `value: ${shortJson(answer.value)}`,
  };
  switch (op) {
    case 'free':
      return { value: true };
    case 'block': {
      const block = own(value, 'block');
      return typeof block === 'boolean' ? { value: block } : wrong;
    }
    case 'unpack': {
      const [lo, hi] = [readNumber(own(value, 'lo')), readNumber(own(value, 'hi'))];
      return lo === undefined || hi === undefined ? wrong : { value: { lo, hi } satisfies Halves };
    }
    default: {
      const lParam = readNumber(own(value, 'lParam'));
      return lParam === undefined ? wrong : { value: lParam };
    }
  }
}
