import { useState } from 'react';
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
  const { value } = props;
  const [written, setWritten] = useState(value ?? '');
  const choose = (text: string | null) => {
    const chosen = text?.trim() || undefined;
    if (chosen !== value) {
      props.onChange(chosen);
    }
  };
  return (
    <Autocomplete
      freeSolo
      // That one may write another value hides that there are some to choose.
      forcePopupIcon={props.options.length > 0}
      id={props.id}
      aria-controls={`${props.id}-popup`}
      size="small"
      options={[...props.options]}
      value={value ?? null}
      onChange={(_event, text) => choose(text)}
      onInputChange={(_event, text) => setWritten(text)}
      renderInput={params => (
        <TextField
          {...params}
          // What stands in the field counts, also for who leaves it without Enter.
          onBlur={() => choose(written)}
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
