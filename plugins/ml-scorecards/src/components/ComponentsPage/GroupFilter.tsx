import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { MaturityGroup } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useGroupTitle } from '../MaturityPage/useGroupTitle';
import { messageOf } from '../shared/messageOf';
import { useAnswer } from '../shared/useAnswer';

/** Chooses a group of components among those that have any. They are asked for when the list is first opened. */
export function GroupFilter(props: {
  groupBy: 'owner' | 'system' | 'domain' | 'lifecycle';
  help?: string;
  value?: string;
  onChange: (group: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { groupBy, help } = props;
  const [isOpen, setOpen] = useState(false);
  const {
    value: groups = [],
    loading,
    error,
    retry,
  } = useAnswer({
    question: ['groups', groupBy],
    ask: async () => groupsOf((await api.getMaturity({ groupBy })).groups),
    isOpen,
  });
  const titleOf = useGroupTitle(groupBy);
  const titles = new Map(groups.map(group => [group.id, group.title]));
  const nameOf = (id: string) => titleOf({ id, title: titles.get(id) });
  return (
    <Autocomplete
      id={`ml-maturity-${groupBy}`}
      size="small"
      options={groups
        .map(({ id }) => id)
        .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))}
      getOptionLabel={nameOf}
      getOptionSelected={(option, selected) => option === selected}
      value={props.value ?? null}
      onChange={(_event, id) => props.onChange(id ?? undefined)}
      onOpen={() => {
        setOpen(true);
        if (error) {
          retry();
        }
      }}
      loading={loading}
      loadingText={t('components.filter.loadingOptions')}
      noOptionsText={t('components.filter.noOptions')}
      renderInput={params => (
        <TextField
          {...params}
          label={t(`maturity.grouping.${groupBy}`)}
          placeholder={t('components.filter.all')}
          error={error !== undefined}
          helperText={
            error
              ? t('components.filter.optionsFailed', {
                  message: messageOf(error),
                })
              : help
          }
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}

function groupsOf(groups: MaturityGroup[]): { id: string; title: string }[] {
  const titles = new Map<string, string>();
  const visit = (group: MaturityGroup) => {
    titles.set(group.id, group.title);
    group.children.forEach(visit);
  };
  groups.forEach(visit);
  return [...titles].map(([id, title]) => ({ id, title }));
}
