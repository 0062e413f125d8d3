import type { RuleId } from '../../spec/rules/index.js';
import { machine, type Row } from '../machine.js';

/** In which message a reference came, and the rule that its receiver breaks by keeping it. */
const received = {
  REQUEST: 'DDE-REQUEST-011',
  POKE: 'DDE-POKE-013',
  ADVISE: 'DDE-ADVISE-011',
  UNADVISE: 'DDE-UNADVISE-009',
  DATA: 'DDE-DATA-006',
  'DATA with fAckReq': 'DDE-ACK-009',
  ACK: 'DDE-ACK-008',
  'ACK to INITIATE': 'DDE-INITIATE-013',
  /** After its receiver has posted TERMINATE. */
  'a late message': 'DDE-TERMINATE-006',
} as const satisfies Record<string, RuleId>;

/** In which message a reference could not be delivered, and the rule that its poster breaks by keeping it. */
const unposted = {
  REQUEST: 'DDE-REQUEST-010',
  POKE: 'DDE-POKE-012',
  ADVISE: 'DDE-ADVISE-010',
  UNADVISE: 'DDE-UNADVISE-010',
  DATA: 'DDE-DATA-013',
  ACK: 'DDE-MESSAGE-011',
  'ACK to INITIATE': 'DDE-INITIATE-032',
} as const satisfies Record<string, RuleId>;

/** The ways in which a reference can arrive. */
export type AtomArrival = keyof typeof received;
/** The messages that can fail to take a reference along. */
export type AtomCarrier = keyof typeof unposted;

export type AtomState =
  | 'made'
  | 'made during INITIATE'
  | 'named in INITIATE'
  | 'in flight'
  | `received in ${AtomArrival}`
  | `unposted in ${AtomCarrier}`
  | 'lent by INITIATE'
  | 'handed over'
  | 'not held'
  | 'deleted'
  | 'taken'
  | 'spoiled';

export type AtomEvent =
  | 'sent in INITIATE'
  | 'answered INITIATE'
  | 'posted'
  | `delivered in ${AtomArrival}`
  | `failed in ${AtomCarrier}`
  | 'discarded'
  | 'deleted'
  | 'rule broken'
  | 'holder died'
  | 'scenario ended';

const arrivals = Object.keys(received) as readonly AtomArrival[];
const carriers = Object.keys(unposted) as readonly AtomCarrier[];
/** Arrivals whose receiver owes an answer that can take the reference back. */
const answered: readonly AtomArrival[] = ['REQUEST', 'POKE', 'ADVISE', 'UNADVISE', 'DATA with fAckReq'];

const receivedStates = arrivals.map((arrival) => `received in ${arrival}` as const);
const unpostedStates = carriers.map((carrier) => `unposted in ${carrier}` as const);
const own: readonly AtomState[] = ['made', 'made during INITIATE', 'named in INITIATE'];
const held: readonly AtomState[] = [...own, ...receivedStates, ...unpostedStates];

/** What a row records that settles nothing. */
const counted: readonly RuleId[] = ['DDE-ATOM-005'];

type AtomRow = Row<AtomState, AtomEvent, never, never>;
const moves = (
  from: AtomState | readonly AtomState[],
  on: AtomEvent,
  to: AtomState,
  rules: readonly RuleId[] = counted,
): AtomRow => ({
  from,
  on,
  to,
  effects: [],
  rules,
});
const forbids = (from: AtomState, on: AtomEvent, rule: RuleId, forbidden: string): AtomRow => ({
  from,
  on,
  forbidden,
  rules: [rule],
});
/** What each clean deletion shows besides its own rule. */
const balanced = ['DDE-ATOM-006', 'DDE-ATOM-007'] as const;

function rowsOfArrival(arrival: AtomArrival): readonly AtomRow[] {
  const state = `received in ${arrival}` as const;
  const rules: readonly RuleId[] = answered.includes(arrival)
    ? [...new Set<RuleId>([received[arrival], 'DDE-ACK-009', 'DDE-ACK-007'])]
    : [received[arrival]];
  return [
    moves('in flight', `delivered in ${arrival}`, state),
    moves(state, 'posted', 'in flight', answered.includes(arrival) ? rules : counted),
    moves(state, 'deleted', 'deleted', [...rules, ...balanced]),
    forbids(state, 'scenario ended', received[arrival], `came in ${arrival} and was never deleted or handed on`),
  ];
}

function rowsOfCarrier(carrier: AtomCarrier): readonly AtomRow[] {
  const state = `unposted in ${carrier}` as const;
  return [
    moves(held, `failed in ${carrier}`, state),
    moves(state, 'posted', 'in flight'),
    moves(state, 'deleted', 'deleted', [...new Set<RuleId>([unposted[carrier], 'DDE-MESSAGE-011', ...balanced])]),
    forbids(state, 'scenario ended', unposted[carrier], `not deleted after ${carrier} could not be delivered`),
  ];
}

/**
 * One reference to a global atom: who holds it, and who must delete it. A posted message takes the reference of its
 * item along; INITIATE lends its two, and the ACK to INITIATE takes two along. The states `lent by INITIATE`,
 * `handed over` and `not held` are those of a process that holds none.
 *
 * @example
 * ```ts
 * import { atomReference, step } from 'dde-spec/state-machines';
 * const next = step(atomReference, 'received in POKE', 'scenario ended');
 * next.ok; // false
 * next.rules; // ['DDE-POKE-013']
 * ```
 */
export const atomReference = machine<AtomState, AtomEvent, never, never>({
  id: 'atom-reference',
  title: 'Atom reference',
  initial: 'made',
  entries: ['made during INITIATE', 'lent by INITIATE', 'handed over', 'not held'],
  final: ['deleted', 'taken', 'spoiled', 'lent by INITIATE', 'handed over', 'not held'],
  states: {
    made: 'its maker holds it',
    'made during INITIATE': 'a server made it while it processed INITIATE',
    'named in INITIATE': 'its maker holds it and has named it in INITIATE',
    'in flight': 'the queue holds it',
    ...(Object.fromEntries(arrivals.map((a) => [`received in ${a}`, `came in ${a}; the receiver holds it`])) as Record<
      `received in ${AtomArrival}`,
      string
    >),
    ...(Object.fromEntries(
      carriers.map((c) => [`unposted in ${c}`, `${c} could not be delivered; its maker holds it`]),
    ) as Record<`unposted in ${AtomCarrier}`, string>),
    'lent by INITIATE': 'the receiver of INITIATE may look at it and holds nothing',
    'handed over': 'its maker gave it away in a delivered ACK to INITIATE',
    'not held': 'the process holds no reference to the atom',
    deleted: 'deleted, once',
    taken: 'taken by the system: its holder died, or the message was never delivered',
    spoiled: 'a rule was broken; nothing after that is held against anybody',
  },
  events: {
    'sent in INITIATE': 'INITIATE names it',
    'answered INITIATE': 'an ACK to INITIATE takes it along',
    posted: 'a message takes it along',
    ...(Object.fromEntries(arrivals.map((a) => [`delivered in ${a}`, `its receiver gets it in ${a}`])) as Record<
      `delivered in ${AtomArrival}`,
      string
    >),
    ...(Object.fromEntries(carriers.map((c) => [`failed in ${c}`, `${c} could not be delivered`])) as Record<
      `failed in ${AtomCarrier}`,
      string
    >),
    discarded: 'the window was gone before the message had its turn',
    deleted: 'GlobalDeleteAtom',
    'rule broken': 'a forbidden step took the reference away all the same',
    'holder died': 'the process that holds it died',
    'scenario ended': 'all is over',
  },
  facts: {},
  effects: {},
  rows: [
    moves(own, 'sent in INITIATE', 'named in INITIATE'),
    moves([...receivedStates, ...unpostedStates], 'sent in INITIATE', 'named in INITIATE'),
    moves(own, 'posted', 'in flight'),
    moves('made', 'deleted', 'deleted', balanced),
    moves('made during INITIATE', 'deleted', 'deleted', ['DDE-INITIATE-015', ...balanced]),
    moves('named in INITIATE', 'deleted', 'deleted', ['DDE-INITIATE-012', ...balanced]),
    forbids('made', 'scenario ended', 'DDE-ATOM-006', 'never deleted'),
    forbids('made during INITIATE', 'scenario ended', 'DDE-INITIATE-015', 'made to compare names and never deleted'),
    forbids('named in INITIATE', 'scenario ended', 'DDE-INITIATE-012', 'not deleted after INITIATE was sent'),
    ...arrivals.flatMap(rowsOfArrival),
    ...carriers.flatMap(rowsOfCarrier),
    moves('in flight', 'discarded', 'taken'),
    moves('in flight', 'scenario ended', 'taken'),
    moves('in flight', 'holder died', 'in flight'),
    moves(held, 'holder died', 'taken'),
    moves([...held, 'in flight'], 'rule broken', 'spoiled'),
    forbids('lent by INITIATE', 'deleted', 'DDE-INITIATE-015', 'deleted by the receiver of INITIATE, whose it is not'),
    moves('lent by INITIATE', 'scenario ended', 'lent by INITIATE', ['DDE-INITIATE-015']),
    forbids('handed over', 'deleted', 'DDE-INITIATE-014', 'deleted by the sender of the ACK after it was delivered'),
    moves('handed over', 'scenario ended', 'handed over', ['DDE-INITIATE-014']),
    forbids('not held', 'deleted', 'DDE-ATOM-007', 'deleted by a process that holds no reference to it'),
    forbids('not held', 'posted', 'DDE-ATOM-007', 'handed over by a process that holds no reference to it'),
    {
      from: 'lent by INITIATE',
      on: 'answered INITIATE',
      forbidden: 'an atom of INITIATE is reused in the ACK',
      rules: ['DDE-INITIATE-011', 'DDE-INITIATE-031'],
    },
    forbids('not held', 'answered INITIATE', 'DDE-INITIATE-031', 'not added anew for this ACK to INITIATE'),
    forbids('handed over', 'answered INITIATE', 'DDE-INITIATE-031', 'given away already in another ACK to INITIATE'),
    moves(held, 'answered INITIATE', 'in flight', ['DDE-INITIATE-011', 'DDE-INITIATE-031']),
  ],
});
