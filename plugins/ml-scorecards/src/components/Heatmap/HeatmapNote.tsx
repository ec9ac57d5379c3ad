import { useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { LeavingButton } from '../shared/LeavingButton';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';

/** A row that says how it is with the groups at its place, and what one can do about it. */
export function HeatmapNote(props: {
  columns: number;
  depth: number;
  text?: string;
  action?: { title: string; onClick: () => void };
}) {
  const theme = useTheme();
  const { columns, depth, text, action } = props;
  return (
    <TableRow ref={useHandsOnFocus<HTMLTableRowElement>()}>
      <TableCell
        colSpan={columns}
        style={{ paddingLeft: theme.spacing(1 + 2 * depth) }}
      >
        {text && (
          <Typography variant="body2" component="span" role="status">
            {text}{' '}
          </Typography>
        )}
        {action && (
          <LeavingButton size="small" color="primary" onClick={action.onClick}>
            {action.title}
          </LeavingButton>
        )}
      </TableCell>
    </TableRow>
  );
}
