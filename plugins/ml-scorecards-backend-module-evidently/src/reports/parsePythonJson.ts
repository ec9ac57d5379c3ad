/**
 * A text, or what Python writes for numbers that JSON does not have. A text that never ends is one up to the end, so that
 * nothing is read twice: whoever writes the report could otherwise let the search for its end begin anew at each quote.
 */
const TEXT_OR_NO_NUMBER = /"(?:[^"\\]|\\[^]?)*(?:"|$)|-?\b(?:NaN|Infinity)\b/g;

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
