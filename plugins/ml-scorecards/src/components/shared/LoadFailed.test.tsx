import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { responseError } from '../../__testUtils__/responseError';
import { LoadFailed } from './LoadFailed';

function renderFailed(error: Error) {
  const onRetry = jest.fn();
  renderInPortal(
    <LoadFailed
      title="It could not be loaded"
      error={error}
      onRetry={onRetry}
    />,
    { api: mockMlScorecardsApi() },
  );
  return onRetry;
}

describe('LoadFailed', () => {
  it('says it in plain words, with the details on request', async () => {
    const onRetry = renderFailed(
      await responseError(503, 'ServiceUnavailableError', 'no database'),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /It could not be loaded.*did not answer as it should \(503\)/,
    );
    expect(screen.queryByText(/no database/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.getByText(/no database/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says that there was no answer', async () => {
    renderFailed(new TypeError('Failed to fetch'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'gave no answer',
    );
  });

  it('names the permission to those who lack it, who cannot try again', async () => {
    renderFailed(await responseError(403, 'NotAllowedError', 'Not for you'));
    expect(
      await screen.findByText(/the permission catalog\.entity\.read\./),
    ).toBeInTheDocument();
    expect(screen.getByText('It could not be loaded')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
