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
  afterEach(() => {
    process.env = { ...process.env, NODE_ENV: environment };
  });
  const inProduction = () => {
    process.env = { ...process.env, NODE_ENV: 'production' };
  };

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

  it('refuses to start in production', () => {
    inProduction();
    expect(() => personAuthenticator.initialize({ config })).toThrow(
      'cannot be used in production',
    );
  });

  it('refuses each request in production, however it was started', async () => {
    const ctx = personAuthenticator.initialize({ config });
    inProduction();
    await expect(
      personAuthenticator.authenticate(asking('user:default/erin'), ctx),
    ).rejects.toThrow('cannot be used in production');
  });

  it('refuses a list that names something else than users', () => {
    expect(() =>
      readPeople(new ConfigReader({ people: ['group:default/risk-ml'] })),
    ).toThrow('must name users, but names group:default/risk-ml');
  });
});
