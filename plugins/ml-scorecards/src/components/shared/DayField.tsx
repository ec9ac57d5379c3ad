import TextField from '@material-ui/core/TextField';

/** The days that one may choose from, the first and the last one included. */
export interface Days {
  first: string;
  last: string;
}

/** Whether a day is one of these. Days are written so that they sort as text. */
export function isWithin(day: string, { first, last }: Days): boolean {
  return first <= day && day <= last;
}

/** A field for a day (UTC). */
export function DayField(props: {
  id: string;
  label: string;
  help: string;
  days: Days;
  value: string;
  onChange: (value: string) => void;
}) {
  const { days, value } = props;
  return (
    <TextField
      id={props.id}
      label={props.label}
      helperText={props.help}
      error={value !== '' && !isWithin(value, days)}
      required
      type="date"
      value={value}
      onChange={event => props.onChange(event.target.value)}
      InputLabelProps={{ shrink: true }}
      inputProps={{ min: days.first, max: days.last }}
      fullWidth
      margin="dense"
    />
  );
}
