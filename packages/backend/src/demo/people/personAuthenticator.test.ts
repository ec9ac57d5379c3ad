import { ConfigReader } from '@backstage/config';
import { personAuthenticator, readPeople } from './personAuthenticator';

const config = new ConfigReader({ people: ['user:default/erin', 'Omar'] });

function asking(person?: string) {
  const headers: Record<string, string | undefined> = {
    'x-demo-person': person,
  };
  return { req: { get: (name: string) => headers[name] } as any };
}

describe('personAuthenticator', () => {
  const environment = process.env.NODE_ENV;
  const runIn = (name: string | undefined) => {
    process.env = { ...process.env, NODE_ENV: name };
  };
  beforeEach(() => runIn('development'));
  afterEach(() => runIn(environment));

  it('takes the word of a caller who is one of the people', async () => {
    const ctx = personAuthenticator.initialize({ config });
    await expect(
      personAuthenticator.authenticate(asking('user:default/erin'), ctx),
    ).resolves.toEqual({ result: { userEntityRef: 'user:default/erin' } });
    await expect(
      personAuthenticator.authenticate(asking('User:Default/OMAR'), ctx),
    ).resolves.toEqual({ result: { userEntityRef: 'user:default/omar' } });
  });

  it.each(['user:default/mallory', 'erin', 'user:default/erin,x', '*'])(
    'refuses %s',
    async person => {
      const ctx = personAuthenticator.initialize({ config });
      await expect(
        personAuthenticator.authenticate(asking(person), ctx),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    },
  );

  it('refuses a caller who names nobody', async () => {
    const ctx = personAuthenticator.initialize({ config });
    await expect(
      personAuthenticator.authenticate(asking(), ctx),
    ).rejects.toMatchObject({ name: 'AuthenticationError' });
  });

  it.each(['production', 'test', undefined])('refuses to start in %s', name => {
    runIn(name);
    expect(() => personAuthenticator.initialize({ config })).toThrow(
      'can only be used in development',
    );
  });

  it('refuses each request outside development, however it was started', async () => {
    const ctx = personAuthenticator.initialize({ config });
    runIn(undefined);
    await expect(
      personAuthenticator.authenticate(asking('user:default/erin'), ctx),
    ).rejects.toThrow('can only be used in development');
  });

  it('refuses a list that names something else than users', () => {
    expect(() =>
      readPeople(new ConfigReader({ people: ['group:default/risk-ml'] })),
    ).toThrow('must name users, but names group:default/risk-ml');
  });
});
