/** Selects series in which a label has one of these values, whatever these hold. */
export function labelMatcher(label: string, values: readonly string[]): string {
  return `${label}=~"${inString(values.map(inPattern).join('|'))}"`;
}

/** As Go's `regexp.QuoteMeta` has it, for RE2. Prometheus anchors patterns at both ends. */
function inPattern(value: string): string {
  return value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** Within double quotes of PromQL, which are those of Go. */
function inString(text: string): string {
  return text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
