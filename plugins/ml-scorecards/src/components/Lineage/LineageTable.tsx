import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  LineagePicture,
  LineagePictureNode,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';
import { NodeEntities } from './nodeEntities';
import { NodeName } from './NodeName';

const useStyles = makeStyles(theme => ({
  container: {
    maxHeight: theme.spacing(60),
  },
  // Words stay whole where Backstage would break them, and what has no room scrolls.
  table: {
    '& th, & td': {
      wordBreak: 'normal',
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
    },
  },
  // Names hold no blanks.
  name: {
    overflowWrap: 'anywhere',
    minWidth: theme.spacing(22),
  },
}));

/** All that the drawing shows, from left to right, with links to what the reader may see of it in the catalog. */
export function LineageTable(props: {
  picture: LineagePicture;
  entities: NodeEntities;
}) {
  const { entities } = props;
  const { nodes, edges } = props.picture;
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
      <Table
        size="small"
        className={classes.table}
        aria-label={t('lineage.tableLabel')}
      >
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
                <NodeName id={node.id} entities={entities} />
              </TableCell>
              <TableCell>{where(node.column)}</TableCell>
              <TableCell>{t(`lineage.kind.${node.kind}`)}</TableCell>
              <TableCell>
                {node.column !== 0 && (
                  <NodeOwner node={node} entities={entities} />
                )}
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

/** Who owns a dataset or job, or at least whether somebody does. */
function NodeOwner(props: {
  node: LineagePictureNode;
  entities: NodeEntities;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { node, entities } = props;
  const owners = entities.get(node.id)?.owners ?? [];
  if (owners.length > 0) {
    return <EntityRefLinks entityRefs={[...owners]} defaultKind="group" />;
  }
  return <>{t(node.isUnowned ? 'lineage.hasNone' : 'lineage.hasOwner')}</>;
}
