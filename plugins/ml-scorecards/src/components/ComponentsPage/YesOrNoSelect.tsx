import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { oneOf } from '../shared/oneOf';

/** A select of what is so, what is not, or both. */
export function YesOrNoSelect(props: {
  id: string;
  label: string;
  all: string;
  yes: string;
  no: string;
  value?: 'true' | 'false';
  onChange: (value: 'true' | 'false' | undefined) => void;
}) {
  return (
    <TextField
      select
      id={props.id}
      label={props.label}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      value={props.value ?? ''}
      onChange={event =>
        props.onChange(oneOf(['true', 'false'], event.target.value))
      }
    >
      <MenuItem value="">{props.all}</MenuItem>
      <MenuItem value="true">{props.yes}</MenuItem>
      <MenuItem value="false">{props.no}</MenuItem>
    </TextField>
  );
}
