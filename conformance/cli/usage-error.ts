/** The command was used wrongly, or what it was given cannot be read: exit code 2, and no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
