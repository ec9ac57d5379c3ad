import { Page } from '@playwright/test';

/** The people that one can enter the demo as, by the text of their button on the sign-in page. */
export const BUTTONS = {
  guest: 'Enter',
  erin: 'Erin, engineer',
  omar: 'Omar, owner of the fraud models',
  maya: 'Maya, manager',
} as const;

export type Person = keyof typeof BUTTONS;

/** Opens a page of the portal as somebody. */
export async function openAs(
  page: Page,
  person: Person,
  path: string,
): Promise<void> {
  // Only what comes after the # may differ, and then nothing would be loaded anew.
  await page.goto('about:blank');
  await page.goto(path);
  await page.getByRole('button', { name: BUTTONS[person] }).click();
}
