/** Steps of a lifecycle: `step` on the table, and xstate's pure `transition` on a machine made of the same table. */
import { createMachine, type EventObject, getInitialSnapshot, transition } from 'xstate';
import { type Facts, requestServer, step } from '../state-machines/index.js';
import { type Group, keep } from './compare.js';

type FactName = keyof typeof requestServer.facts;
interface FactEvent extends EventObject {
  readonly facts: Facts<FactName>;
}

interface Row {
  readonly target: string;
  readonly guard: (given: { readonly event: FactEvent }) => boolean;
  readonly actions: readonly string[];
}

const holds = (when: Facts<FactName> | undefined, facts: Facts<FactName>): boolean =>
  Object.entries(when ?? {}).every(([name, value]) => (facts[name as FactName] ?? false) === value);

const peer = createMachine({
  types: {} as { events: FactEvent },
  id: requestServer.id,
  initial: requestServer.initial,
  states: Object.fromEntries(
    Object.keys(requestServer.states).map((state) => {
      const on: Record<string, Row[]> = {};
      for (const row of requestServer.rows) {
        const from: readonly string[] = typeof row.from === 'string' ? [row.from] : row.from;
        if (!from.includes(state) || !('to' in row)) continue;
        on[row.on] = [
          ...(on[row.on] ?? []),
          { target: row.to, guard: ({ event }) => holds(row.when, event.facts), actions: row.effects },
        ];
      }
      return [state, { on }];
    }),
  ),
});

const refused = { busy: false, available: false };
const none = {};
const initial = getInitialSnapshot(peer);
const received = { type: 'REQUEST received', facts: refused };
const posted = { type: 'posted', facts: none };

export const takeSteps: Group = {
  title: 'steps of request-server',
  items: 'steps',
  count: 2,
  contenders: [
    {
      name: 'step',
      run: () => {
        const first = keep(step(requestServer, 'idle', 'REQUEST received', refused));
        const second = keep(step(requestServer, first.state, 'posted', none));
        return [first.ok ? first.effects : undefined, second.state];
      },
    },
    {
      name: 'xstate, transition',
      run: () => {
        const [first, actions] = keep(transition(peer, initial, received));
        const [second] = keep(transition(peer, first, posted));
        return [actions.map(({ type }) => type), second.value];
      },
    },
  ],
};
