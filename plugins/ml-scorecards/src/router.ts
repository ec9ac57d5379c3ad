/** The one place that knows which router the portal has. */
export {
  Route,
  Routes,
  useLocation,
  useParams,
  useSearchParams,
} from 'react-router-dom';
