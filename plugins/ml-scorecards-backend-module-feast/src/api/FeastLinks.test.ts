import { FeastLinks } from './FeastLinks';

const baseUrl = 'https://registry.example.com/';

describe('FeastLinks', () => {
  const links = new FeastLinks({ baseUrl, uiUrl: 'https://feast.example.com' });

  it('leads to the page of one thing, or to all of them', () => {
    expect(links.views('fraud', ['profile'])).toBe(
      'https://feast.example.com/p/fraud/feature-view/profile',
    );
    expect(links.services('fraud', ['v1', 'v2'])).toBe(
      'https://feast.example.com/p/fraud/feature-service/',
    );
    expect(links.dataSources('fraud')).toBe(
      'https://feast.example.com/p/fraud/data-source/',
    );
  });

  it('keeps names within their part of the address', () => {
    expect(links.views('a/b?c', ['../x\ud800'])).toBe(
      'https://feast.example.com/p/a%2Fb%3Fc/feature-view/..%2Fx%EF%BF%BD',
    );
  });

  it('leads nowhere without a web UI, which the registry server is not', () => {
    const none = new FeastLinks({
      baseUrl,
      uiUrl: 'https://registry.example.com',
    });
    expect(none.services('fraud', ['v1'])).toBeUndefined();
  });
});
