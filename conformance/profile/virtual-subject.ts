/** Subjects that run in this program, on the virtual desktop. */
import type { Process } from '../../desktop/message-port.js';
import type { ClientProfile, Plan } from './client-profile.js';
import type { ServerProfile } from './server-profile.js';

/** A server under test that runs in this program. */
export interface VirtualServer {
  readonly role: 'server';
  readonly name: string;
  readonly profile: ServerProfile;
  start(process: Process): void;
}

/** A client under test that runs in this program. */
export interface VirtualClient {
  readonly role: 'client';
  readonly name: string;
  readonly profile: ClientProfile;
  /** Begins to carry out the plan, and goes on as messages and timers come; calls back when it is done. */
  start(process: Process, plan: Plan, done: () => void): void;
}

/** A server or client under test that runs in this program. */
export type VirtualSubject = VirtualServer | VirtualClient;
