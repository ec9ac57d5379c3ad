import { findProgram } from './programs.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const howToGetChromium =
  'install Chromium or Chrome (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program';

/** The browser for the browser tests: what CHROMIUM_PATH names, or what is installed. */
export function findChromium(env = process.env) {
  return env.CHROMIUM_PATH
    ? findProgram([env.CHROMIUM_PATH], env.PATH)
    : findProgram(names, env.PATH);
}
