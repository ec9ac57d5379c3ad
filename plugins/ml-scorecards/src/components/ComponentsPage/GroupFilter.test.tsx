import { useState } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Maturity,
  MaturityQuery,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import { maturityByOwner } from '../../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { GroupFilter } from './GroupFilter';

const TEAMS = 600;
const titleOf = (team: number) => `Team ${String(team).padStart(3, '0')}`;
const teams = [...Array(TEAMS).keys()].map(team => ({
  ...maturityByOwner.groups[0],
  id: `group:default/team-${team}`,
  title: titleOf(team),
  children: [],
}));

/** As the server finds groups, see `GET /maturity`. */
async function getMaturity(query: MaturityQuery = {}): Promise<Maturity> {
  if (query.group !== undefined) {
    return {
      ...maturityByOwner,
      title: teams.find(({ id }) => id === query.group)?.title,
      groups: [],
    };
  }
  const fitting = teams.filter(({ title }) =>
    title.toLowerCase().includes((query.text ?? '').toLowerCase()),
  );
  return {
    ...maturityByOwner,
    groups: fitting.slice(0, Number(query.limit)),
    groupCount: fitting.length,
  };
}

function Chooser(props: { value?: string }) {
  const [owner, setOwner] = useState(props.value);
  return (
    <>
      <GroupFilter
        groupBy="owner"
        help="with the groups below it"
        value={owner}
        onChange={setOwner}
      />
      <output aria-label="Chosen">{owner ?? 'nobody'}</output>
    </>
  );
}

async function renderFilter(
  options: { value?: string; methods?: Partial<MlScorecardsApi> } = {},
) {
  const api = mockMlScorecardsApi({ getMaturity, ...options.methods });
  renderInPortal(<Chooser value={options.value} />, { api });
  const field = await screen.findByRole('textbox', { name: 'Owner' });
  return { api, field };
}

describe('GroupFilter', () => {
  it('asks for nothing until somebody opens it, and then for the first groups', async () => {
    const { api, field } = await renderFilter();
    expect(api.getMaturity).not.toHaveBeenCalled();
    await userEvent.click(field);
    expect(await screen.findAllByRole('option')).toHaveLength(20);
    expect(api.getMaturity.mock.calls).toEqual([
      [{ groupBy: 'owner', layout: 'list', limit: 20, text: undefined }],
    ]);
    expect(field).toHaveAccessibleDescription(
      'the first 20 of 600: type to find others',
    );
  });

  it('lets the server find what somebody types, after a pause', async () => {
    const { api, field } = await renderFilter();
    await userEvent.click(field);
    await screen.findAllByRole('option');
    await userEvent.type(field, 'team 59');
    expect(screen.getByText('Loading…')).toBeInTheDocument();
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    expect(
      await screen.findByRole('option', { name: 'Team 597' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('option')).toHaveLength(10);
    expect(field).toHaveAccessibleDescription('with the groups below it');
    expect(api.getMaturity).toHaveBeenCalledTimes(2);
    expect(api.getMaturity).toHaveBeenLastCalledWith({
      groupBy: 'owner',
      layout: 'list',
      limit: 20,
      text: 'team 59',
    });

    await userEvent.click(screen.getByRole('option', { name: 'Team 597' }));
    expect(screen.getByLabelText('Chosen')).toHaveTextContent(
      'group:default/team-597',
    );
    // Its title has just been told.
    expect(field).toHaveValue('Team 597');
    expect(api.getMaturity).toHaveBeenCalledTimes(2);
  });

  it('says that nothing fits', async () => {
    const { field } = await renderFilter();
    await userEvent.type(field, 'nobody');
    expect(
      await screen.findByText('Nothing to choose from'),
    ).toBeInTheDocument();
  });

  it('names the group that came by the address', async () => {
    const { api, field } = await renderFilter({
      value: 'group:default/team-599',
    });
    await waitFor(() => expect(field).toHaveValue('Team 599'));
    expect(api.getMaturity.mock.calls).toEqual([
      [{ groupBy: 'owner', group: 'group:default/team-599', depth: 0 }],
    ]);
  });

  it('names a group by its ref where the catalog knows no title', async () => {
    const { field } = await renderFilter({ value: 'group:default/gone' });
    await waitFor(() => expect(field).toHaveValue('gone'));
  });

  it('can be cleared', async () => {
    const { field } = await renderFilter({ value: 'group:default/team-7' });
    await waitFor(() => expect(field).toHaveValue('Team 007'));
    await userEvent.clear(field);
    expect(screen.getByLabelText('Chosen')).toHaveTextContent('nobody');
  });

  it('says why there is nothing to choose from, and tries again when it is opened', async () => {
    const { api, field } = await renderFilter({
      methods: {
        getMaturity: jest
          .fn(getMaturity)
          .mockRejectedValueOnce(new Error('no network.')),
      },
    });
    await userEvent.click(field);
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription(
        'What to choose from could not be loaded: no network. Open the list to try again.',
      ),
    );
    expect(field).toBeInvalid();
    await userEvent.keyboard('{Escape}{ArrowDown}');
    expect(await screen.findAllByRole('option')).toHaveLength(20);
    expect(field).toBeValid();
    expect(api.getMaturity).toHaveBeenCalledTimes(2);
  });
});
