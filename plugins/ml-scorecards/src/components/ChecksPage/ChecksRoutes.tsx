import { lazy, Suspense } from 'react';
import { Route, Routes } from '../../router';
import { CheckSkeleton } from '../CheckPage/CheckSkeleton';
import { ChecksContent } from './ChecksContent';

// It brings the charts, which the list does not need.
const CheckContent = lazy(() =>
  import('../CheckPage/CheckContent').then(({ CheckContent: component }) => ({
    default: component,
  })),
);

/** The list of checks, and below it the page of each. */
export function ChecksRoutes() {
  return (
    <Routes>
      <Route index element={<ChecksContent />} />
      <Route
        path=":id"
        element={
          <Suspense fallback={<CheckSkeleton />}>
            <CheckContent />
          </Suspense>
        }
      />
    </Routes>
  );
}
