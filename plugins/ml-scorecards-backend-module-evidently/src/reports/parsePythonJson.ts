/** A text, or what Python writes for numbers that JSON does not have. */
const TEXT_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Reads JSON as Python writes it: `NaN` and infinities, which are what a drift of no rows comes to, become null. Throws for
 * what is no JSON otherwise.
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(
      text.replace(TEXT_OR_NO_NUMBER, found =>
        found.startsWith('"') ? found : 'null',
      ),
    );
  }
}
