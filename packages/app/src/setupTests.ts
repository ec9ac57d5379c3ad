import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The whole app is rendered, and the machines of CI are small and busy.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 5_000 });
