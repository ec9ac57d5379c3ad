import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from './useFormats';

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    paddingLeft: theme.spacing(2),
    // Links below each other have to be far enough apart to be hit.
    '& > li + li': {
      marginTop: theme.spacing(0.5),
    },
  },
}));

/** The first of some texts, each once, and how many more there are. */
export function ShortList(props: {
  items: readonly string[];
  /** How many are shown. */
  longest?: number;
  /** How one shows, if not as it is. */
  children?: (item: string) => ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { items, longest = 20, children: show = item => item } = props;
  return (
    <ul className={classes.root}>
      {items.slice(0, longest).map(item => (
        <li key={item}>{show(item)}</li>
      ))}
      {items.length > longest && (
        <li>
          {t('evidence.more', {
            number: formats.count(items.length - longest),
          })}
        </li>
      )}
    </ul>
  );
}
