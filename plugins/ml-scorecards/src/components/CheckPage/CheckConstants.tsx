import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { BreakableName } from '../shared/BreakableName';
import { ScrollArea } from '../shared/ScrollArea';
import { Constant, constantsOf } from '../shared/constantsOf';
import { useConstantWord } from '../shared/useConstantWord';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      verticalAlign: 'top',
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
      wordBreak: 'normal',
    },
  },
  tiers: {
    display: 'inline-block',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      whiteSpace: 'nowrap',
    },
  },
  name: {
    display: 'block',
    minWidth: theme.spacing(16),
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
  const valueOf = ({ byTier, value }: Constant) =>
    byTier ? (
      <ul className={classes.tiers}>
        {RELIABILITY_TIERS.map(tier => (
          <li key={tier}>
            <span>{t(`tierName.${tier}`)}</span>{' '}
            <span>{word(byTier[tier])}</span>
          </li>
        ))}
      </ul>
    ) : (
      word(value)
    );
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('checkPage.constants')}
      </Typography>
      <ScrollArea label={t('checkPage.constants')}>
        <Table
          size="small"
          className={classes.table}
          aria-label={t('checkPage.constants')}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('checkPage.constant')}</TableCell>
              <TableCell align="right">{t('checkPage.value')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {constants.map(constant => (
              <TableRow key={constant.name}>
                <TableCell component="th" scope="row" role="rowheader">
                  <span className={classes.name}>
                    <BreakableName>{constant.name}</BreakableName>
                  </span>
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
                <TableCell align="right">{valueOf(constant)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollArea>
    </>
  );
}
