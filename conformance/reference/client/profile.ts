/** The reference client as the suite starts it, and what it says of itself. */

import type { ClientProfile } from '../../profile/client-profile.js';
import type { VirtualClient } from '../../profile/virtual-subject.js';
import { ReferenceClient } from './client.js';
import type { ClientConfig } from './host.js';

/** The configuration that {@link referenceClientProfile} describes. */
export const referenceClientConfig: ClientConfig = { timeout: 5000, unicode: true, onNotice: 'fetch' };

/** The reference client as the suite knows it. */
export const referenceClientProfile: ClientProfile = {
  actions: ['initiate', 'request', 'poke', 'execute', 'advise', 'unadvise', 'wait', 'terminate'],
  timeout: 5000,
  stepsDown: true,
  unicode: true,
};

/** The reference client as a subject of the virtual desktop. */
export const referenceClient: VirtualClient = {
  role: 'client',
  name: 'reference',
  profile: referenceClientProfile,
  start: (process, plan, done, onStep) => {
    new ReferenceClient(process, { config: referenceClientConfig, onStep }).carryOut(plan, done);
  },
};
