import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DocumentLanguage } from './DocumentLanguage';

function German() {
  const languageApi = useApi(appLanguageApiRef);
  return <button onClick={() => languageApi.setLanguage('de')}>Deutsch</button>;
}

describe('DocumentLanguage', () => {
  it('says in which language the page is, and follows when it is switched', async () => {
    renderInTestApp(
      <>
        <DocumentLanguage />
        <German />
      </>,
      {
        config: {
          app: {
            baseUrl: 'http://localhost:3000',
            extensions: [
              {
                'api:app/app-language': {
                  config: { availableLanguages: ['en', 'de'] },
                },
              },
            ],
          },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    );
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));

    await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
    expect(document.documentElement.lang).toBe('de');
  });
});
