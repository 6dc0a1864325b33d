import { runBinary } from '../check/command.ts';
import { checkoutRoot } from '../checkout.ts';

const { exitCode, output } = await runBinary(
  'biome',
  ['check', '--write', '--linter-enabled=false', '--max-diagnostics=none', '.'],
  checkoutRoot,
);
process.stdout.write(output);
process.exitCode = exitCode;
