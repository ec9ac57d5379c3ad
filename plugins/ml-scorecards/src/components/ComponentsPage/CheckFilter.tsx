import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { Check } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { messageOf } from '../shared/messageOf';
import { KnownChecks } from './useKnownChecks';

type CheckOption = Pick<Check, 'id' | 'title'> &
  Partial<Pick<Check, 'dimension'>>;

/** Chooses a check. */
export function CheckFilter(props: {
  value?: string;
  checks: KnownChecks;
  onChange: (check: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks, value } = props;
  // Another one as soon as its title is known, which is what makes the field show that.
  const chosen = useMemo(
    () =>
      value === undefined
        ? null
        : checks.items.find(({ id }) => id === value) ?? {
            id: value,
            title: value,
            dimension: undefined,
          },
    [checks.items, value],
  );
  return (
    <Autocomplete<CheckOption>
      id="ml-maturity-check"
      aria-controls="ml-maturity-check-popup"
      size="small"
      options={[...checks.items]}
      groupBy={check => check.dimension?.title ?? ''}
      getOptionLabel={check => check.title}
      getOptionSelected={(option, selected) => option.id === selected.id}
      value={chosen}
      onChange={(_event, check) => props.onChange(check?.id)}
      onOpen={checks.want}
      loading={checks.loading}
      loadingText={t('components.filter.loadingOptions')}
      noOptionsText={t('components.filter.noOptions')}
      renderInput={params => (
        <TextField
          {...params}
          label={t('components.filter.check')}
          placeholder={t('components.filter.all')}
          error={checks.error !== undefined}
          helperText={
            checks.error &&
            t('components.filter.optionsFailed', {
              message: messageOf(checks.error),
            })
          }
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}
