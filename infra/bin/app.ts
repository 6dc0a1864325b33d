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
// The local cloud says so; what is deployed keeps to its settings, since Lambda's own loopback is not for strangers.
const onThisMachine = app.node.tryGetContext('onThisMachine') === true;
for (const deployment of chosen)
  addStage(
    app,
    onThisMachine ? { ...deployment, webhookTargets: 'public-and-loopback' } : deployment,
    routes,
  );

// The variable by which the CDK leaves its own validation out; the local cloud sets it, which deploys nothing.
if (process.env['CDK_VALIDATION'] !== 'false') {
  const { checkTemplates } = await import('../stacks/template-checks.ts');
  checkTemplates(app);
}
app.synth();
