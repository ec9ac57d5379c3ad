import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { ChosenBox } from '../shared/ChosenBox';

const useStyles = makeStyles(theme => ({
  box: {
    minWidth: theme.spacing(4),
  },
}));

/** A select of any number of values; none chosen stands for all. */
export function MultipleSelect<T extends string>(props: {
  id: string;
  label: string;
  all: string;
  options: { value: T; title: string }[];
  value: T[];
  onChange: (value: T[]) => void;
}) {
  const classes = useStyles();
  const { options, value } = props;
  return (
    <TextField
      select
      id={props.id}
      label={props.label}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        renderValue: () =>
          value.length === 0
            ? props.all
            : options
                .filter(option => value.includes(option.value))
                .map(option => option.title)
                .join(', '),
      }}
      value={value}
      onChange={event => {
        const chosen: unknown = event.target.value;
        props.onChange(
          options
            .map(option => option.value)
            .filter(other => Array.isArray(chosen) && chosen.includes(other)),
        );
      }}
    >
      {options.map(option => (
        <MenuItem key={option.value} value={option.value} dense>
          <ListItemIcon className={classes.box}>
            <ChosenBox chosen={value.includes(option.value)} />
          </ListItemIcon>
          <ListItemText primary={option.title} />
        </MenuItem>
      ))}
    </TextField>
  );
}
