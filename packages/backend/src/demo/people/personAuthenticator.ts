import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The request header that names the person to be. */
export const PERSON_HEADER = 'x-demo-person';

/** Who was chosen, as a full entity ref. */
export interface PersonResult {
  userEntityRef: string;
}

/** The people one can enter the demo as, as full entity refs in lower case. */
export function readPeople(config: Config): string[] {
  return config.getStringArray('people').map(ref => {
    const person = parseEntityRef(ref, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
    if (person.kind.toLocaleLowerCase('en-US') !== 'user') {
      throw new Error(
        `auth.providers.demo.people must name users, but names ${ref}`,
      );
    }
    return stringifyEntityRef(person);
  });
}

/**
 * Anybody may claim to be any of these people, so this must never run where it matters: an environment that says nothing
 * of itself may be production. Checked at start and, as the guest provider does, with each request.
 */
export function assertDevelopment(): void {
  if (process.env.NODE_ENV !== 'development') {
    throw new NotAllowedError(
      "The sign-in provider 'demo' lets anybody enter as anybody and can only be used in development (NODE_ENV=development). " +
        "Remove 'auth.providers.demo' from the configuration.",
    );
  }
}

/** Takes the caller's word for who they are, as long as it is one of the configured people. */
export const personAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }) {
    assertDevelopment();
    return { people: readPeople(config) };
  },
  async authenticate({ req }, { people }): Promise<{ result: PersonResult }> {
    assertDevelopment();
    const person = req.get(PERSON_HEADER);
    if (!person) {
      throw new AuthenticationError(`The header ${PERSON_HEADER} is missing`);
    }
    if (!people.includes(person.toLocaleLowerCase('en-US'))) {
      throw new NotAllowedError(
        `${PERSON_HEADER} must be one of the people in auth.providers.demo.people`,
      );
    }
    return { result: { userEntityRef: person.toLocaleLowerCase('en-US') } };
  },
});
