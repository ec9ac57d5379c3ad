import '@testing-library/jest-dom';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { discoveryApiRef } from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DemoSignInPage } from './DemoSignInPage';

const people = ['user:default/erin', 'user:default/omar', 'user:default/nina'];

function session(userEntityRef: string) {
  return {
    profile: {},
    backstageIdentity: {
      token: 'a.e30.c',
      identity: { type: 'user', userEntityRef, ownershipEntityRefs: [] },
    },
  };
}

describe('DemoSignInPage', () => {
  const fetchMock = jest.fn();
  const realFetch = global.fetch;
  beforeEach(() => {
    fetchMock.mockReset();
    global.fetch = fetchMock;
  });
  afterEach(() => {
    global.fetch = realFetch;
  });

  async function render(configured?: string[]) {
    const onSignInSuccess = jest.fn();
    const data = {
      app: { title: 'Acme' },
      ...(configured && {
        auth: { providers: { demo: { people: configured } } },
      }),
    };
    await renderInTestApp(
      <DemoSignInPage onSignInSuccess={onSignInSuccess} />,
      {
        config: data,
        apis: [[discoveryApiRef, mockApis.discovery()]],
      },
    );
    return onSignInSuccess;
  }

  it('offers only the guest when no people are configured', async () => {
    await render();
    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it('offers the configured people, also those it knows nothing about', async () => {
    await render(people);
    expect(
      await screen.findByRole('button', { name: 'Erin, engineer' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Omar, owner of the fraud models' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'nina' })).toBeVisible();
    expect(screen.queryByText(/Maya/)).not.toBeInTheDocument();
  });

  it('enters as the chosen person and remembers nothing', async () => {
    fetchMock.mockResolvedValue({
      ok: true,
      json: async () => session('user:default/erin'),
    });
    const onSignInSuccess = await render(people);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Erin, engineer' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, request] = fetchMock.mock.calls[0];
    expect(url).toMatch(/\/auth\/demo\/refresh$/);
    expect(request.headers.get('x-demo-person')).toBe('user:default/erin');
    const identity = onSignInSuccess.mock.calls[0][0];
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/erin',
    });
    // The app itself keeps the language there.
    expect(Object.keys(window.localStorage)).toEqual(['language']);
  });

  it('enters as a guest without naming anybody', async () => {
    fetchMock.mockResolvedValue({
      ok: true,
      json: async () => session('user:default/guest'),
    });
    const onSignInSuccess = await render(people);
    await userEvent.click(await screen.findByRole('button', { name: 'Enter' }));

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, request] = fetchMock.mock.calls[0];
    expect(url).toMatch(/\/auth\/guest\/refresh$/);
    expect(request.headers.has('x-demo-person')).toBe(false);
  });

  it('says why somebody could not enter, and lets the visitor choose again', async () => {
    fetchMock.mockRejectedValue(new Error('The backend is asleep'));
    const onSignInSuccess = await render(people);
    await userEvent.click(await screen.findByRole('button', { name: 'nina' }));

    const [reason] = await screen.findAllByText(/The backend is asleep/);
    expect(reason).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose somebody else' }),
    );
    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });
});
