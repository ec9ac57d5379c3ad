import { ensureDependencies } from './dependencies.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** Everything that must be there before anything of this repository can run. */
export async function setUp() {
  const toolchain = await ensureToolchain();
  await ensureDependencies(toolchain);
  return toolchain;
}
