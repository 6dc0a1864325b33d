import { routes } from '@continuum/contracts';
import { App } from 'aws-cdk-lib';
import { chooseDeployments } from '../config/choose.ts';
import { deployments } from '../config/regions.ts';
import { addStage } from '../stacks/stage.ts';

const app = new App();
const chosen = chooseDeployments(deployments, {
  region: app.node.tryGetContext('region'),
  stage: app.node.tryGetContext('stage'),
});
for (const deployment of chosen) addStage(app, deployment, routes);

// The variable by which the CDK leaves its own validation out; the local cloud sets it, which deploys nothing.
if (process.env['CDK_VALIDATION'] !== 'false') {
  const { checkTemplates } = await import('../stacks/template-checks.ts');
  checkTemplates(app);
}
app.synth();
