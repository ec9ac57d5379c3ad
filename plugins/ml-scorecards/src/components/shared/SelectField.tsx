import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/** A select of exactly one value. */
export function SelectField<T extends string>(props: {
  id: string;
  label: string;
  className?: string;
  options: readonly { value: T; title: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  const { options, onChange } = props;
  return (
    <TextField
      select
      id={props.id}
      label={props.label}
      variant="outlined"
      size="small"
      className={props.className}
      InputLabelProps={{ shrink: true }}
      value={props.value}
      onChange={event => {
        const chosen = options.find(
          ({ value }) => value === event.target.value,
        );
        if (chosen) {
          onChange(chosen.value);
        }
      }}
    >
      {options.map(({ value, title }) => (
        <MenuItem key={value} value={value}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
