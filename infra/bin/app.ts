import { routes } from '@continuum/contracts';
import { App } from 'aws-cdk-lib';
import { chooseDeployments } from '../config/choose.ts';
import { deployments } from '../config/regions.ts';
import { addStage, checkTemplates } from '../stacks/stage.ts';

const app = new App();
const chosen = chooseDeployments(deployments, {
  region: app.node.tryGetContext('region'),
  stage: app.node.tryGetContext('stage'),
});
for (const deployment of chosen) addStage(app, deployment, routes);
checkTemplates(app);
app.synth();
