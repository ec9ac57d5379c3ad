import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';

/** Which group the page is about, and the way back to all of them. */
export function FocusTrail(props: { title: string; allPath: string }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Breadcrumbs aria-label={t('maturity.focus')}>
      <Link to={props.allPath}>{t('maturity.all')}</Link>
      <Typography component="h2" variant="h6" aria-current="page">
        {props.title}
      </Typography>
    </Breadcrumbs>
  );
}
