import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { mlScorecardsTranslationRef } from '../../translation';
import { KnownChecks } from './useKnownChecks';

/** Chooses a check. */
export function CheckFilter(props: {
  value?: string;
  checks: KnownChecks;
  onChange: (check: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks } = props;
  const byId = new Map(checks.items.map(check => [check.id, check]));
  return (
    <Autocomplete
      id="ml-maturity-check"
      size="small"
      options={checks.items.map(({ id }) => id)}
      groupBy={id => byId.get(id)?.dimension.title ?? ''}
      getOptionLabel={id => byId.get(id)?.title ?? id}
      getOptionSelected={(option, selected) => option === selected}
      value={props.value ?? null}
      onChange={(_event, id) => props.onChange(id ?? undefined)}
      onOpen={checks.want}
      loading={checks.loading}
      loadingText={t('components.filter.loadingChecks')}
      noOptionsText={t('components.filter.noChecks')}
      renderInput={params => (
        <TextField
          {...params}
          label={t('components.filter.check')}
          placeholder={t('components.filter.all')}
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}
