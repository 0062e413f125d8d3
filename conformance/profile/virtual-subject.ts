/** Subjects that run in this program, on the virtual desktop. */
import type { Process } from '../../desktop/message-port.js';
import type { OnStep } from '../../state-machines/index.js';
import type { ClientProfile, Plan } from './client-profile.js';
import type { ServerProfile } from './server-profile.js';

/** A server under test that runs in this program. */
export interface VirtualServer {
  readonly role: 'server';
  readonly name: string;
  readonly profile: ServerProfile;
  /** Starts it; `onStep`, if given, wants to hear of each step of its tables, if it has any. */
  start(process: Process, onStep?: OnStep): void;
}

/** A client under test that runs in this program. */
export interface VirtualClient {
  readonly role: 'client';
  readonly name: string;
  readonly profile: ClientProfile;
  /**
   * Begins to carry out the plan, and goes on as messages and timers come; calls back when it is done. `onStep`, if
   * given, wants to hear of each step of its tables, if it has any.
   */
  start(process: Process, plan: Plan, done: () => void, onStep?: OnStep): void;
}

/** A server or client under test that runs in this program. */
export type VirtualSubject = VirtualServer | VirtualClient;
