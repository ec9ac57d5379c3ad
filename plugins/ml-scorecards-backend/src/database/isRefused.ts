/**
 * Codes with which databases refuse values: classes of PostgreSQL (a wrong number of rows, data, constraints, limits), and
 * names of SQLite. Anything else is said of the database itself, and may be otherwise the next time.
 */
const REFUSED =
  /^(21|22|23|54)[0-9A-Z]{3}$|^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/;

/** Whether a database did not take what was to be written, and never will. */
export function isRefused(error: unknown): error is Error {
  return (
    // Errors of SQLite come from outside the realm of tests, so they are no instances.
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    REFUSED.test(error.code)
  );
}
