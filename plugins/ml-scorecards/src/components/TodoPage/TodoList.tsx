import { makeStyles } from '@material-ui/core/styles';
import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { TodoRow } from './TodoRow';

const useStyles = makeStyles({
  root: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
});

/** Things to do. */
export function TodoList(props: { items: TodoItem[]; label: string }) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.items.map(item => (
        <TodoRow
          key={`${item.kind} ${item.entityRef} ${item.subject.id}`}
          item={item}
        />
      ))}
    </ul>
  );
}
