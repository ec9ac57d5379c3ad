import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Constant, constantsOf } from '../shared/constantsOf';
import { useConstantWord } from '../shared/useConstantWord';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
    },
  },
  name: {
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
  },
}));

/** What the conditions compare with, by tier where that differs. */
export function CheckConstants(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const word = useConstantWord();
  const constants = constantsOf(props.check);
  if (constants.length === 0) {
    return null;
  }
  const tiers = constants.some(({ byTier }) => byTier) ? RELIABILITY_TIERS : [];
  const cells = ({ byTier, value }: Constant) => {
    if (byTier) {
      return tiers.map(tier => (
        <TableCell key={tier} align="right">
          {word(byTier[tier])}
        </TableCell>
      ));
    }
    return (
      <TableCell align="right" colSpan={Math.max(1, tiers.length)}>
        {word(value)}
      </TableCell>
    );
  };
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('checkPage.constants')}
      </Typography>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={t('checkPage.constants')}
      >
        <Table
          size="small"
          className={classes.table}
          aria-label={t('checkPage.constants')}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('checkPage.constant')}</TableCell>
              {tiers.length === 0 ? (
                <TableCell align="right">{t('checkPage.value')}</TableCell>
              ) : (
                tiers.map(tier => (
                  <TableCell key={tier} align="right">
                    {t(`checks.tier.${tier}`)}
                  </TableCell>
                ))
              )}
            </TableRow>
          </TableHead>
          <TableBody>
            {constants.map(constant => (
              <TableRow key={constant.name}>
                <TableCell component="th" scope="row" role="rowheader">
                  <span className={classes.name}>{constant.name}</span>
                  {constant.description && (
                    <Typography
                      variant="caption"
                      display="block"
                      color="textSecondary"
                    >
                      {constant.description}
                    </Typography>
                  )}
                </TableCell>
                {cells(constant)}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}
