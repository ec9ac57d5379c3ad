import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { SCORECARD_ORDERS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SelectField } from '../shared/SelectField';
import { ComponentOrder } from './useComponentFilters';

const useStyles = makeStyles(theme => ({
  root: {
    minWidth: theme.spacing(26),
  },
}));

const ORDERS: readonly ComponentOrder[] = SCORECARD_ORDERS.flatMap(orderBy => [
  { orderBy, order: 'asc' },
  { orderBy, order: 'desc' },
]);

/** Orders the list where not every column has a head. */
export function OrderSelect(props: {
  order: ComponentOrder;
  onChange: (order: ComponentOrder) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const textOf = ({ orderBy, order }: ComponentOrder) => `${orderBy} ${order}`;
  return (
    <SelectField
      id="ml-components-order"
      label={t('components.orderBy')}
      className={classes.root}
      options={ORDERS.map(order => ({
        value: textOf(order),
        title: t(`components.order.${order.order}`, {
          column: t(`components.column.${order.orderBy}`),
        }),
      }))}
      value={textOf(props.order)}
      onChange={chosen => {
        const order = ORDERS.find(other => textOf(other) === chosen);
        if (order) {
          props.onChange(order);
        }
      }}
    />
  );
}
