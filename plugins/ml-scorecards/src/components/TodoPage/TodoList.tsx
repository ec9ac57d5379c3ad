import { makeStyles } from '@material-ui/core/styles';
import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoKey } from './todoKey';
import { TodoRow } from './TodoRow';

const useStyles = makeStyles({
  root: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
});

/** Things to do. */
export function TodoList(props: {
  items: TodoItem[];
  label: string;
  /** Whether one can do them without leaving the list. */
  opens?: boolean;
  onOpen?: (key: string, open: boolean) => void;
}) {
  const classes = useStyles();
  const { opens = false, onOpen } = props;
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.items.map(item => (
        <TodoRow
          key={todoKey(item)}
          item={item}
          opens={opens}
          onOpen={open => onOpen?.(todoKey(item), open)}
        />
      ))}
    </ul>
  );
}
