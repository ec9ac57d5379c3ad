import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { RelativeTime } from './RelativeTime';
import { useFormats } from './useFormats';

function Written() {
  const languageApi = useApi(appLanguageApiRef);
  const formats = useFormats();
  return (
    <>
      <ul>
        <li>{formats.day('2026-03-12')}</li>
        <li>{formats.dayOfYear('2026-03-12')}</li>
        <li>{formats.share(0.339)}</li>
        <li>{formats.limit(0.9995)}</li>
        <li>{formats.number(1234.5)}</li>
        <li>{formats.number(0.25)}</li>
        <li>{formats.number(2_500_000, 'bytes')}</li>
        {[0, 0.2, 45, 2_160, 9_000, 129_600].map(seconds => (
          <li key={seconds}>{formats.number(seconds, 'seconds')}</li>
        ))}
        <li>{formats.secondsLike(86_399, 0)}</li>
        <li>
          <RelativeTime at={new Date(Date.now() - 90_000_000).toISOString()} />
        </li>
      </ul>
      <button onClick={() => languageApi.setLanguage('de')}>Deutsch</button>
    </>
  );
}

/** What is written, with plain spaces for those at which no line breaks. */
const written = () =>
  screen
    .getAllByRole('listitem')
    .map(item => item.textContent?.replace(/\s/g, ' '));

describe('useFormats', () => {
  it('writes days, numbers and instants in the language of the portal, and follows when that is switched', async () => {
    renderInPortal(<Written />, { api: mockMlScorecardsApi({}) });
    const toGerman = await screen.findByRole('button', { name: 'Deutsch' });
    expect(written()).toEqual([
      '3/12/2026',
      '3/12',
      '34%',
      '99.95%',
      '1,235',
      '0.25',
      '2.5 MB',
      '0 sec',
      '200 ms',
      '45 sec',
      '36 min',
      '2.5 hr',
      '1.5 days',
      '0 hr',
      '1 day ago',
    ]);

    await userEvent.click(toGerman);
    expect(written()).toEqual([
      '12.3.2026',
      '12.3.',
      '34 %',
      '99,95 %',
      '1.235',
      '0,25',
      '2,5 MB',
      '0 Sek.',
      '200 ms',
      '45 Sek.',
      '36 Min.',
      '2,5 Std.',
      '1,5 Tg.',
      '0 Std.',
      'vor 1 Tag',
    ]);
  });
});
