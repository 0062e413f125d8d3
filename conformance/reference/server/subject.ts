/** The reference server as a subject of the virtual desktop. */
import type { VirtualServer } from '../../profile/virtual-subject.js';
import { referenceServerConfig, referenceServerProfile } from './profile.js';
import { ReferenceServer } from './server.js';

/** The reference server as a subject. */
export const referenceServer: VirtualServer = {
  role: 'server',
  name: 'reference',
  profile: referenceServerProfile,
  start: (process, onStep) => {
    new ReferenceServer(process, referenceServerConfig, { onStep });
  },
};
