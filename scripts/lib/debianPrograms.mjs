import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './messages.mjs';
import { workFolder } from './paths.mjs';
import { run } from './processes.mjs';
import { findProgram } from './programs.mjs';

/**
 * The programs of Debian packages by their names: those that are installed, or else unpacked below .ci-work, where they stay
 * for the next time. They are not installed for the machine, since some packages would start a server then. Undefined if
 * they cannot be had.
 */
export async function debianPrograms({ packages, programs }) {
  const folder = join(workFolder, 'live', `debian-${packages.join('-')}`);
  const found = () => {
    const path = [process.env.PATH, join(folder, 'usr', 'bin')].join(':');
    const files = programs.map(name => findProgram([name], path));
    return files.every(Boolean) ? files : undefined;
  };
  if (!found() && findProgram(['apt-get']) && findProgram(['dpkg-deb'])) {
    await step(`Unpacking ${packages.join(', ')}`, () =>
      unpack(packages, folder),
    );
  }
  return found();
}

async function unpack(packages, folder) {
  mkdirSync(folder, { recursive: true });
  const downloads = mkdtempSync(join(folder, 'download-'));
  try {
    const options = { cwd: downloads, output: 'keep' };
    const download = () => run('apt-get', ['download', ...packages], options);
    let { code, output } = await download();
    if (code !== 0) {
      // There may be no lists of packages yet, or old ones. Only root may renew them.
      await run('apt-get', ['update'], options);
      ({ code, output } = await download());
    }
    if (code !== 0) {
      console.log(output.split('\n').slice(-5).join('\n'));
      return;
    }
    for (const name of readdirSync(downloads).filter(isPackage)) {
      await run('dpkg-deb', ['-x', join(downloads, name), folder], options);
    }
  } finally {
    rmSync(downloads, { recursive: true, force: true });
  }
}

function isPackage(name) {
  return name.endsWith('.deb');
}
