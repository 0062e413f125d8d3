/** A codec under test as a subject: a program that speaks the adapter protocol. */
import { type AdapterOptions, openAdapterSession } from '../adapter/session.js';
import type { OutsideSubject } from './session.js';

/**
 * A program that answers the adapter protocol, to be judged by the vectors.
 *
 * @example
 * ```ts
 * import { adapterSubject } from 'dde-spec/conformance/node';
 * adapterSubject({ name: 'mine', command: ['python3', 'adapter.py'] }).role; // 'codec'
 * ```
 */
export function adapterSubject(options: AdapterOptions): OutsideSubject {
  return {
    desktop: 'adapter',
    role: 'codec',
    name: options.name,
    open: async () => {
      const session = await openAdapterSession(options);
      return {
        play: (scenario, wanted) => {
          if (scenario.role !== 'codec') throw new Error(`${scenario.id} is not for a codec`);
          return session.run(scenario, wanted);
        },
        get name() {
          return session.name;
        },
        get over() {
          return session.over;
        },
        close: () => session.close(),
      };
    },
  };
}
