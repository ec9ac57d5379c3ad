import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import ViewColumnIcon from '@material-ui/icons/ViewColumn';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChosenBox } from '../shared/ChosenBox';
import { COMPONENT_COLUMNS, ComponentColumn } from './componentColumns';

const useStyles = makeStyles(theme => ({
  box: {
    minWidth: theme.spacing(4),
  },
}));

/** Chooses what the list shows besides the names. */
export function ColumnsMenu(props: {
  columns: readonly ComponentColumn[];
  onChange: (columns: readonly ComponentColumn[]) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { columns } = props;
  const title = t('components.columns');
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<ViewColumnIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {title}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== undefined}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ 'aria-label': title }}
      >
        {COMPONENT_COLUMNS.map(column => {
          const isShown = columns.includes(column);
          return (
            <MenuItem
              key={column}
              dense
              role="menuitemcheckbox"
              aria-checked={isShown}
              onClick={() =>
                props.onChange(
                  COMPONENT_COLUMNS.filter(
                    other => columns.includes(other) !== (other === column),
                  ),
                )
              }
            >
              <ListItemIcon className={classes.box}>
                <ChosenBox chosen={isShown} />
              </ListItemIcon>
              <ListItemText primary={t(`components.column.${column}`)} />
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
