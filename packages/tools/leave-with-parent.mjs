// Loaded before every task, and by the bootstrap itself under npm. A parent that is killed outright cannot pass
// anything on; its child sees itself adopted and stops as if it had been asked to.
import { isMainThread } from 'node:worker_threads';

const LOOK_EVERY_MS = 250;

if (isMainThread) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}
