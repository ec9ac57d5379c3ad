import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { LineagePicture } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';

const useStyles = makeStyles(theme => ({
  container: {
    maxHeight: theme.spacing(60),
  },
  name: {
    overflowWrap: 'anywhere',
    minWidth: theme.spacing(20),
  },
}));

/** All that the drawing shows, from left to right. */
export function LineageTable({ nodes, edges }: LineagePicture) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const where = (column: number) => {
    if (column === 0) return t('lineage.component');
    return t(column < 0 ? 'lineage.before' : 'lineage.after', {
      count: Math.abs(column),
    });
  };
  return (
    <ScrollArea label={t('lineage.tableLabel')} className={classes.container}>
      <Table size="small" aria-label={t('lineage.tableLabel')}>
        <TableHead>
          <TableRow>
            {(['name', 'where', 'kind', 'owner', 'from'] as const).map(
              column => (
                <TableCell key={column}>
                  {t(`lineage.column.${column}`)}
                </TableCell>
              ),
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {nodes.map(node => (
            <TableRow key={node.id}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                {node.label}
              </TableCell>
              <TableCell>{where(node.column)}</TableCell>
              <TableCell>{t(`lineage.kind.${node.kind}`)}</TableCell>
              <TableCell>
                {node.column !== 0 &&
                  t(node.isUnowned ? 'lineage.hasNone' : 'lineage.hasOwner')}
              </TableCell>
              <TableCell className={classes.name}>
                {edges
                  .filter(({ to }) => to === node.id)
                  .map(({ from }) => labels.get(from))
                  .join(', ')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
