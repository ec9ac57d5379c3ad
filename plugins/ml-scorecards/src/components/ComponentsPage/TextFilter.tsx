import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import { mlScorecardsTranslationRef } from '../../translation';

const PAUSE_MS = 300;

/** Text to look for. It takes effect after a pause in typing, so that not every letter is a request. */
export function TextFilter(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);

  useEffect(() => setTyped(value), [value]);
  useDebounce(
    () => {
      if (typed !== value) {
        onChange(typed);
      }
    },
    PAUSE_MS,
    // Only typing starts the pause: a filter that is cleared elsewhere must not be brought back.
    [typed],
  );

  return (
    <TextField
      id="ml-maturity-text"
      type="search"
      label={t('components.filter.text')}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: 200 }}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
