import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { MaturityGroup } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { refTitle } from '../shared/refTitle';

/** Chooses an owner among those that have components. They are asked for when the list is first opened. */
export function OwnerFilter(props: {
  value?: string;
  onChange: (owner: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const [wanted, setWanted] = useState(false);
  const { value: owners = [], loading } = useAsync(
    async () =>
      wanted
        ? ownersOf((await api.getMaturity({ groupBy: 'owner' })).groups)
        : undefined,
    [api, wanted],
  );
  const titles = new Map(owners.map(owner => [owner.id, owner.title]));

  return (
    <Autocomplete
      id="ml-maturity-owner"
      size="small"
      options={owners.map(owner => owner.id)}
      getOptionLabel={id =>
        id === ''
          ? t('maturity.withoutGroup.owner')
          : titles.get(id) ?? refTitle(id)
      }
      getOptionSelected={(option, selected) => option === selected}
      value={props.value ?? null}
      onChange={(_event, id) => props.onChange(id ?? undefined)}
      onOpen={() => setWanted(true)}
      loading={loading}
      loadingText={t('components.filter.loadingOwners')}
      noOptionsText={t('components.filter.noOwners')}
      renderInput={params => (
        <TextField
          {...params}
          label={t('components.filter.owner')}
          placeholder={t('components.filter.all')}
          helperText={t('components.filter.ownerHelp')}
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}

function ownersOf(groups: MaturityGroup[]): { id: string; title: string }[] {
  const owners = new Map<string, string>();
  const visit = (group: MaturityGroup) => {
    owners.set(group.id, group.title);
    group.children.forEach(visit);
  };
  groups.forEach(visit);
  return [...owners]
    .map(([id, title]) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title));
}
