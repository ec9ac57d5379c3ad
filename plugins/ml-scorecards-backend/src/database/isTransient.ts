/** What PostgreSQL says of a transaction that it ended only because of others: deadlock, no order in which both fit. */
const TRANSIENT: readonly unknown[] = ['40P01', '40001'];

/** Whether the same transaction may well succeed if it is tried again. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && 'code' in error
    ? TRANSIENT.includes(error.code)
    : false;
}
