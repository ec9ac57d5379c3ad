import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryApis } from './RepositoryApis';

describe('RepositoryApis', () => {
  const apis = new RepositoryApis({
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  });
  const clientOf = (owner: string) => {
    const api = apis.for({
      url: `https://github.com/${owner}/models/tree/main/`,
      host: 'github.com',
      hostType: 'github',
      project: `${owner}/models`,
    });
    if ('unknown' in api) throw new Error(api.unknown);
    return api.client;
  };

  it('keeps the clients of the owners that were asked for last', () => {
    const busy = clientOf('busy');
    const idle = clientOf('idle');
    for (let n = 0; n < 1500; n += 1) {
      clientOf(`owner-${n}`);
      expect(clientOf('busy')).toBe(busy);
    }
    expect(clientOf('owner-1499')).toBe(clientOf('owner-1499'));
    expect(clientOf('idle')).not.toBe(idle);
  });
});
