import { JsonObject, JsonValue } from '@backstage/types';
import { Fact, Facts } from 'backstage-plugin-ml-scorecards-node';

/** Characters of a value that the audit log is told. */
const TOLD = 200;

/** The facts that a push changed, before and after, in short. Pure. */
export function changedFacts(before: Facts, after: Facts): JsonObject {
  const told: { before: JsonObject; after: JsonObject } = {
    before: {},
    after: {},
  };
  for (const name of Object.keys({ ...before, ...after })) {
    const [was, is] = [toTold(before[name]), toTold(after[name])];
    if (was !== is) {
      told.before[name] = was;
      told.after[name] = is;
    }
  }
  return told;
}

/** As a short text of JSON, or null for what is unknown. */
function toTold(fact: Fact | undefined): JsonValue {
  return fact && 'value' in fact
    ? JSON.stringify(fact.value).slice(0, TOLD)
    : null;
}
