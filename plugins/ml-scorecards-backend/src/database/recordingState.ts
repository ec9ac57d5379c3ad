import { Knex } from 'knex';

/** Fingerprint of the definitions with which all components were last evaluated. */
export async function readDefinitionsFingerprint(
  knex: Knex,
): Promise<string | undefined> {
  const state = await knex('recording_state')
    .where({ id: 1 })
    .first('definitions_fingerprint');
  return state?.definitions_fingerprint ?? undefined;
}

export async function writeDefinitionsFingerprint(
  knex: Knex,
  fingerprint: string,
): Promise<void> {
  await knex('recording_state')
    .where({ id: 1 })
    .update({ definitions_fingerprint: fingerprint });
}
