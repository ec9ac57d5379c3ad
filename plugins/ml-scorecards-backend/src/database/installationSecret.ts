import { Knex } from 'knex';

/** A random text that all replicas share and that nobody outside can guess. */
export async function readInstallationSecret(knex: Knex): Promise<string> {
  const { secret } = await knex('recording_state')
    .where({ id: 1 })
    .first('secret');
  return secret;
}
