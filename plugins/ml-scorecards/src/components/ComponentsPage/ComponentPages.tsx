import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ScorecardsPage } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { PageButtons } from '../shared/PageButtons';
import { SelectField } from '../shared/SelectField';
import { ComponentsView, PAGE_SIZES } from './useComponentFilters';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
  size: {
    minWidth: theme.spacing(14),
  },
}));

/** Where in the list one is, and the ways to the pages before and after. */
export function ComponentPages(props: {
  page: ScorecardsPage;
  view: ComponentsView;
  loading: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { page, view, loading } = props;
  const isEmpty = page.items.length === 0 && !view.hasPrevious;
  return (
    <div className={classes.root}>
      <Typography variant="body2" role="status">
        {t('components.found', {
          count: page.totalItems ?? page.items.length,
        })}
        {view.offset !== undefined && page.items.length > 0 && (
          <>
            {', '}
            {t('components.shown', {
              from: formats.count(view.offset + 1),
              to: formats.count(view.offset + page.items.length),
            })}
          </>
        )}
      </Typography>
      {!isEmpty && (
        <>
          <SelectField
            id="ml-maturity-page-size"
            label={t('components.pageSize')}
            className={classes.size}
            options={PAGE_SIZES.map(size => ({ value: size, title: size }))}
            value={view.pageSize}
            onChange={view.setPageSize}
          />
          <PageButtons
            label={t('components.pages')}
            hasPrevious={view.hasPrevious}
            nextCursor={page.nextCursor}
            loading={loading}
            onPrevious={view.showPrevious}
            onNext={view.showNext}
          />
        </>
      )}
    </div>
  );
}
