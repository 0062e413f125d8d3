/** What a run of the suite costs: messages on the virtual desktop with its ledger, and whole scenarios. */
import {
  type Action,
  ReferenceClient,
  ReferenceServer,
  referenceServer,
  referenceServerConfig,
  runVirtual,
  scenarios,
} from '../conformance/index.js';
import { VirtualDesktop } from '../desktop/index.js';
import type { Contender, Group } from './compare.js';

/** A conversation with that many requests, up to the last word of the ledger; the number of messages. */
const converse = async (requests: number): Promise<number> => {
  const desktop = new VirtualDesktop();
  new ReferenceServer(desktop.process('server'), referenceServerConfig);
  const process = desktop.process('client');
  const plan: Action[] = [{ do: 'initiate', application: 'DdeSpec', topic: 'Prices' }];
  for (let request = 0; request < requests; request++) plan.push({ do: 'request', item: 'Bread', formats: [1] });
  plan.push({ do: 'terminate' });
  let done = false;
  new ReferenceClient(process).carryOut(plan, () => {
    done = true;
  });
  await process.pump(() => done, 60_000);
  desktop.ledger.close();
  const broken = desktop.ledger.findings.filter(({ verdict }) => verdict === 'broken');
  if (!done || broken.length > 0) throw new Error('the conversation did not go as it should');
  return desktop.trace.length;
};

const conversation = async (requests: number): Promise<Contender> => ({
  name: `${requests} requests`,
  count: await converse(requests),
  run: async () => {
    await converse(requests);
  },
});

const forServers = scenarios.filter(({ role }) => role === 'server');

const judging: Group = {
  title: 'the reference server judged',
  items: 'scenarios',
  count: forServers.length,
  contenders: [
    {
      name: 'runVirtual',
      run: async () => {
        for (const scenario of forServers) await runVirtual(scenario, referenceServer);
      },
    },
  ],
};

export const traceGroups = async (): Promise<readonly Group[]> => [
  {
    title: 'messages of a conversation on the virtual desktop, with its ledger',
    items: 'deliveries',
    count: 1,
    contenders: [await conversation(10), await conversation(1000)],
  },
  judging,
];
