import { Definitions } from '../definitions';
import { fieldsOf } from './fieldsOf';

/** A field of entities that a definition looks at. */
export interface AskedField {
  /** Config key of the definition. */
  readonly where: string;
  readonly id: string;
  readonly field: string;
}

/** The fields of entities that decide whom definitions are meant for: they have to be stored. */
export function askedFields(definitions: Definitions): AskedField[] {
  const { checks, triggers, findings, storageRules } = definitions;
  return Object.entries({
    checks,
    triggers,
    findings,
    storageAdvice: storageRules,
  }).flatMap(([key, defined]) =>
    defined.flatMap(({ definition: { id, appliesTo } }) =>
      appliesTo
        ? fieldsOf(appliesTo).map(field => {
            return { where: `mlScorecards.${key}.${id}`, id, field };
          })
        : [],
    ),
  );
}
