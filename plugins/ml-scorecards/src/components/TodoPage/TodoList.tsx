import { makeStyles } from '@material-ui/core/styles';
import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoKey } from './todoKey';
import { TodoRow } from './TodoRow';
import { OpenRows } from './useOpenRows';

const useStyles = makeStyles({
  root: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
});

/** Things to do, those about one component below its name where they stand together. */
export function TodoList(props: {
  items: TodoItem[];
  label: string;
  /** Where one can do them without leaving the list: those on which somebody works. */
  openRows?: OpenRows;
}) {
  const classes = useStyles();
  const { openRows } = props;
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.items.map((item, index) => {
        const before = props.items[index - 1];
        const isFirstAlike = item.kind !== before?.kind;
        return (
          // All are in one list, and none within that of its component: it would begin anew where it comes to stand elsewhere.
          <TodoRow
            key={todoKey(item)}
            item={item}
            isFirstAlike={isFirstAlike}
            isFirstOfComponent={
              isFirstAlike || item.entityRef !== before.entityRef
            }
            inPlace={
              openRows && {
                onOpen: open => openRows.onOpen(todoKey(item), open),
                onDone: () => openRows.onDone(todoKey(item)),
              }
            }
          />
        );
      })}
    </ul>
  );
}
