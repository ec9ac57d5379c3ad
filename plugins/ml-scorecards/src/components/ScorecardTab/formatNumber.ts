export { formatNumber } from '../shared/formatNumber';
