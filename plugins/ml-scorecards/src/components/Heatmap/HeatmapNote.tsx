import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { LeavingButton } from '../shared/LeavingButton';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';
import { HeatmapIndent } from './HeatmapIndent';
import { HeatmapRowLook } from './HeatmapRow';

/** A row that says how it is with the groups at its place, and what one can do about it. */
export function HeatmapNote(props: {
  columns: number;
  look: Pick<HeatmapRowLook, 'isNarrow'>;
  depth: number;
  text?: string;
  action?: { title: string; onClick: () => void };
}) {
  const { columns, look, depth, text, action } = props;
  return (
    <TableRow ref={useHandsOnFocus<HTMLTableRowElement>()}>
      <TableCell colSpan={columns}>
        <HeatmapIndent depth={depth} isNarrow={look.isNarrow}>
          {text && (
            <Typography variant="body2" component="span" role="status">
              {text}{' '}
            </Typography>
          )}
          {action && (
            <LeavingButton
              size="small"
              color="primary"
              onClick={action.onClick}
            >
              {action.title}
            </LeavingButton>
          )}
        </HeatmapIndent>
      </TableCell>
    </TableRow>
  );
}
