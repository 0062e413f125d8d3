/** The second half of `npm run build`; see `assets.ts`. */
import { syncAssets } from './assets.js';

const { copied, removed } = syncAssets(process.cwd());
process.stdout.write(`${copied.length} data files copied to dist, ${removed.length} stale files removed\n`);
