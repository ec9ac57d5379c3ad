import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import TextField from '@material-ui/core/TextField';

const PAUSE_MS = 300;

/** Text to look for. It takes effect after a pause in typing, so that not every letter is a request. */
export function TextFilter(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
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
      label={props.label}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: 200 }}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
