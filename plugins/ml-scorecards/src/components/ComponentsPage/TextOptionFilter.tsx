import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { mlScorecardsTranslationRef } from '../../translation';

/** Chooses among the values that one sees, or takes another one that one writes. */
export function TextOptionFilter(props: {
  id: string;
  label: string;
  options: readonly string[];
  value?: string;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Autocomplete
      freeSolo
      id={props.id}
      aria-controls={`${props.id}-popup`}
      size="small"
      options={[...props.options]}
      value={props.value ?? null}
      onChange={(_event, value) => props.onChange(value?.trim() || undefined)}
      renderInput={params => (
        <TextField
          {...params}
          label={props.label}
          placeholder={t('components.filter.all')}
          helperText={t('components.filter.chooseOrWrite')}
          variant="outlined"
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
        />
      )}
    />
  );
}
