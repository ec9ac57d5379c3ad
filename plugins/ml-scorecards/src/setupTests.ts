import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered, and the machines of CI are small and busy.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 5_000 });
