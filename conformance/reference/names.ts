/** Names of applications, topics and items. */

/** Whether two names are one name: atoms do not tell case apart (DDE-INITIATE-016). */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
