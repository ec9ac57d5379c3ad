import { createContext, useContext } from 'react';

/** Whether what is inside can be seen. A section that somebody has opened stays as it was left behind the others. */
export const IsShownContext = createContext(true);

/** Whether somebody can see this: what is hidden does not have to ask for anything. */
export function useIsShown(): boolean {
  return useContext(IsShownContext);
}
