/** What the virtual desktop bears before it takes an exchange for one without end. */

/** How many messages and timers run without time passing before the desktop takes it for an endless exchange. */
export const MAX_DELIVERIES_AT_ONCE = 25_000;
/** How many messages and timers run in one call of pump, however little time passes between them. */
export const MAX_DELIVERIES_IN_A_WAIT = 200_000;
/** How many messages a desktop carries and remembers in all. */
export const MAX_MESSAGES = 250_000;
/** How deep sent messages nest; one level deeper the sender gets an exception, as on a real desktop its stack ends. */
export const MAX_SEND_DEPTH = 250;
/** How many bytes the blocks of a desktop hold together; one that would hold more is not to be had. */
export const MAX_MEMORY = 256 * 1024 * 1024;

/** Messages, timers or nested sends that would go on for ever. */
export class EndlessExchange extends Error {
  override readonly name = 'EndlessExchange';

  /** @param nested whether they were nested sends, which end the program that makes the last of them */
  constructor(
    message: string,
    readonly nested = false,
  ) {
    super(message);
  }
}
